from __future__ import annotations

import pytest

from dodcheck.model.evidence import Unknown
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Judgement
from dodcheck.model.state import Stage, State
from dodcheck.model.verdict import Verdict
from dodcheck.reports.state import render
from support.reports import AS_OF, SNAPSHOT, criterion, fails, holds, judged, report, unknown

HEAD = """\
The state of the program
  commit 1f0c9e2a1f0c with uncommitted changes, as of 2026-02-08

"""


def _one(verdict: Verdict, path: str, line: int) -> Judgement:
    said = criterion(line, f"`{path}.{line}` created", path=path, claimed=verdict in (Verdict.PROVED, Verdict.REFUTED))
    match verdict:
        case Verdict.PROVED | Verdict.READY:
            return judged(verdict, said, holds("x"))
        case Verdict.REFUTED | Verdict.OPEN:
            return judged(verdict, said, fails("x"))
        case _:
            return judged(verdict, said, unknown(Unknown.NO_RULE, "no rule decides this statement"))


def _stage(name: str, *verdicts: Verdict, title: str = "", path: str = "") -> Stage:
    judgements = (_one(verdict, path or name, line) for line, verdict in enumerate(verdicts, start=1))
    return Stage(name, title, Location(path or name, 1 if path else None), report(*judgements))


def _told(*stages: Stage, ruled: bool = True) -> str:
    text = render(State(SNAPSHOT, AS_OF, stages, ruled))
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


def test_what_is_false_comes_next_wherever_it_stands() -> None:
    phases = (
        _stage("phase 1", Verdict.PROVED, Verdict.UNPROVEN, title="Begin", path="DOD.md"),
        _stage("phase 2", Verdict.PROVED, title="A title that is much longer than its column", path="DOD.md"),
        _stage("stage 2", Verdict.REFUTED, Verdict.OPEN, Verdict.UNPROVEN, path="DOD.md"),
    )
    assert _told(*phases) == (
        """\
  phase 1: Begin                       ████░░░░   1 of 2    1 unproven
  phase 2: A title that is much longe… ████████   1 of 1
  stage 2                              ░░░░░░░░   0 of 3
      1 refuted · 1 open · 1 unproven

Next: make DOD.md:1 true or untick it: x is missing
      dodcheck explain DOD.md:1
All of it: dodcheck phase 'stage 2'
"""
    )


def test_documents_of_which_nothing_is_known_are_folded_and_those_that_are_done() -> None:
    unknown_ones = (_stage(f"docs/{name}.md", Verdict.UNPROVEN, Verdict.UNPROVEN) for name in "abc")
    done = (_stage(f"docs/{name}.md", Verdict.PROVED) for name in "def")
    assert _told(*unknown_ones, *done, _stage("docs/my plan.md", Verdict.READY, Verdict.OPEN), ruled=False) == (
        """\
  docs/my plan.md                      ████░░░░   1 of 2    1 open · 1 ready
  3 documents, nothing shown yet       ░░░░░░░░   0 of 6    6 unproven
  3 documents, all done                ████████   3 of 3

Next: tick docs/my plan.md:1: docs/my plan.md.1 created
All of it: dodcheck claims 'docs/my plan.md'
6 of 11 statements have no rule yet. To write their rules: dodcheck init
"""
    )


@pytest.mark.parametrize(("phases", "lines"), [(24, 28), (60, 29)])
def test_it_stays_on_one_screen_and_leaves_out_the_least_urgent(phases: int, lines: int) -> None:
    verdicts = [Verdict.OPEN if number % 3 == 0 else Verdict.UNPROVEN for number in range(1, phases + 1)]
    told = _told(*(_stage(f"phase {number}", one, path="DOD.md") for number, one in enumerate(verdicts, start=1)))
    assert len(told.splitlines()) == lines
    assert told.count("  1 open\n") == phases // 3
    assert ("  and 36 more                          ░░░░░░░░   0 of 36   36 unproven\n" in told) == (phases == 60)


def test_a_rules_file_that_git_does_not_track_is_named() -> None:
    notice = Notice("not-used", Location("dodcheck.yml"), "git does not track this as a file")
    stage = Stage("program", "", Location("DOD.md"), report(_one(Verdict.PROVED, "DOD.md", 1), notices=(notice,)))
    assert _told(stage).endswith(
        "\nEverything written down is done.\ndodcheck.yml: git does not track this as a file\n"
    )
