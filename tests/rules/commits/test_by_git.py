"""The cases of the kind again, with their commits made by git: it gives the same evidence, but for the ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from dodcheck.binding.tree import Tree
from dodcheck.judge.evaluate import evaluate
from dodcheck.rules.commits.ranged import ALONE
from dodcheck.rules.git_history import GitHistoryRule
from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.git import Git
from dodcheck.testing import as_told
from support.past import DAY, FIRST
from support.repo import Repo
from support.rule_cases import Case, cases, rule_of

SHORT = 7
NOT_IN_GIT = frozenset({"files", "shallow"})
NAMING_IDS = frozenset(
    {
        "git_history/fails/named_in_a_row",
        "git_history/fails/named_in_a_table_of_its_entry",
        "git_history/fails/named_in_its_entry",
        "git_history/fails/squashed",
        "git_history/holds/named_beside_another_milestone",
        "git_history/unknown/named_and_nowhere",
        "git_history/unknown/named_like_a_tag",
    }
)
"""Cases whose ledgers name ids, which are others in git."""
# git puts branches of one day in an order of its own.
NOT_ALIKE = NAMING_IDS | {"git_history/holds/merge_of_two_branches"}
CASES = [
    pytest.param(case, id=case.name)
    for case in cases()
    if case.name.startswith("git_history/")
    and case.name not in NOT_ALIKE
    and "history" in case.told
    and NOT_IN_GIT.isdisjoint(case.told)
]


@pytest.mark.parametrize("case", CASES)
def test_git_gives_the_same_evidence(case: Case, repo: Repo) -> None:
    ids = made(repo, case.told["history"])
    snapshot = Commit(Git(repo.root), list(ids.values())[-1], {})
    found = as_told(evaluate(_of_git(rule_of(case), ids), snapshot, lambda _: ()))
    wanted = {"outcome": case.outcome} | {key: case.told[key] for key in found if key not in ("outcome", "reproduce")}
    assert {key: _alike(value, ids) for key, value in found.items() if key != "reproduce"} == wanted


def _of_git(rule: Tree, ids: Mapping[str, str]) -> Tree:
    """Return a rule about one commit with the id that git gave to it."""
    if not isinstance(rule, GitHistoryRule) or rule.in_ is None or not rule.in_.endswith(ALONE):
        return rule
    commit = next((commit for one, commit in ids.items() if rule.in_.startswith(one)), None)
    return rule if commit is None else replace(rule, in_=f"{commit[:SHORT]}{ALONE}")


def made(repo: Repo, told: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Make the commits of a case, with nothing checked out, and return their full ids by those of the case."""
    repo.ask("fast-import", "--quiet", given=b"".join(_stream(told)))
    marks = [one["id"] for one in told]
    ids = {one: repo.git("rev-parse", f"refs/made/{one}") for one in marks}
    for one in told:
        if "tag" in one:
            repo.git("tag", one["tag"], ids[one["id"]])
        if "branch" in one:
            place = "remotes" if one["branch"].startswith("origin/") else "heads"
            repo.git("update-ref", f"refs/{place}/{one['branch']}", ids[one["id"]])
    return ids


def _stream(told: Sequence[Mapping[str, Any]]) -> Iterator[bytes]:
    before: list[str] = []
    for number, one in enumerate(told):
        message = one.get("message", f"Change {number}").encode("utf-8", "surrogateescape")
        when = FIRST + number * DAY
        yield f"reset refs/made/{one['id']}\n".encode()
        yield f"commit refs/made/{one['id']}\ncommitter Ada <ada@example.org> {when} +0000\n".encode()
        yield b"data %d\n%b\n" % (len(message), message)
        parents = one.get("parents", before)
        yield from (f"{key} refs/made/{it}\n".encode() for key, it in zip(("from", *("merge",) * 9), parents))  # noqa: B905 - as many as there are
        for path, content in one.get("files", {}).items():
            data = content if content is None else content.encode()
            yield f"D {path}\n".encode() if data is None else b"M 100644 inline %b\n" % path.encode()
            yield b"" if data is None else b"data %d\n%b\n" % (len(data), data)
        before = [one["id"]]


def _alike(value: object, ids: Mapping[str, str]) -> object:
    """Return words with the ids of the case in the place of those that git gave."""
    if not isinstance(value, str):
        return value
    names = {commit[:SHORT]: one.ljust(SHORT, "0")[:SHORT] for one, commit in ids.items()}
    return re.sub(r"\b[0-9a-f]{7}\b", lambda found: names.get(found[0], found[0]), value)
