from __future__ import annotations

import pytest

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.errors import UserError

ONE_THING = (
    "`git_history`: asks one thing: changed_only, unchanged and areas, or added, entry_only, committed_on, tag, "
    "branch, merged, locked"
)
COMMITS = "`git_history`: takes one of commits_of, in and since where it is about what commits changed or added"
COUNTED = "`git_history`: takes commits, tags, branches and HEAD, and none that is counted from HEAD, such as HEAD~3"
WITH_COMMITS_OF = "`git_history`: takes entry_only with commits_of, and notes with both"
MISTAKES = {
    "{}": ONE_THING,
    "{tag: v1, branch: main}": ONE_THING,
    "{areas: ci}": COMMITS,
    "{commits_of: M03, since: v1, areas: ci}": COMMITS,
    "{tag: v1, since: v0}": COMMITS,
    "{committed_on: main}": "`git_history`: takes paths with committed_on, and with nothing else",
    "{tag: v1, paths: a.md}": "`git_history`: takes paths with committed_on, and with nothing else",
    "{since: v1, areas: ci, min: 2}": "`git_history`: takes min from 1, with added",
    "{since: v1, added: a/*, min: 0}": "`git_history`: takes min from 1, with added",
    "{since: HEAD~3, areas: ci}": COUNTED,
    "{in: 'v1..@^', areas: ci}": COUNTED,
    "{commits_of: later, areas: ci}": "`commits_of`: takes a milestone such as M03, which `later` is not",
    "{since: v1, entry_only: REFACTOR.md}": WITH_COMMITS_OF,
    "{commits_of: M03, areas: ci, notes: Phase 1}": WITH_COMMITS_OF,
    "{since: v1, areas: [ci, docs]}": "`areas`: takes one of: ci, code, tests, documents, dependencies, not `docs`",
}


@pytest.mark.parametrize(("options", "message"), MISTAKES.items())
def test_what_can_not_be_asked(options: str, message: str) -> None:
    with pytest.raises(UserError) as caught:
        read_rules_file("dodcheck.yml", f"version: 1\nrules:\n  phase-1/a: {{git_history: {options}}}\n".encode())
    assert [mistake.message for mistake in caught.value.mistakes] == [message]
