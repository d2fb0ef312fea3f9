from __future__ import annotations

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import Gate, Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.doubts import doubts_listing
from dodcheck.reports.layout import as_text
from support.reports import criterion, judged, report, rule, unknown


def _unruled(path: str, line: int, *, claimed: bool = False) -> Judgement:
    words = criterion(line, f"Statement {line}", claimed=claimed, path=path)
    return judged(Verdict.UNPROVEN, words, unknown(Unknown.NO_RULE, "no rule decides this statement"))


def _outside(line: int, why: str) -> Judgement:
    return judged(Verdict.UNOBSERVABLE, criterion(line, "CI green", path="a.md"), unknown(Unknown.OUTSIDE, why), rule())


def _told(gate: Gate, *found: Judgement) -> tuple[str, int]:
    told = doubts_listing(found, report(*found, gate=gate))
    return as_text(told.lines), told.counted


MANY = [
    *(_unruled("a.md", line, claimed=line == 2) for line in range(1, 4)),
    *(_unruled("b.md", line) for line in range(1, 21)),
]


def test_what_blocks_nothing_is_counted_by_document_those_with_most_first() -> None:
    assert _told(Gate.HONEST, *MANY) == (
        """\
  no rule decides it (23): paste a rule below the statement; `dodcheck rules`
  lists the kinds
      <!-- dodcheck {file: {path: PATH}} -->
    20  b.md
     3  a.md (1 claimed)
""",
        23,
    )


def test_what_blocks_is_shown_whole_and_the_others_are_counted() -> None:
    assert _told(Gate.STRICT, *MANY) == (
        """\
  no rule decides it (23): paste a rule below the statement; `dodcheck rules`
  lists the kinds
      <!-- dodcheck {file: {path: PATH}} -->
    a.md:2  Statement 2
    not blocking:
    20  b.md
     2  a.md
""",
        22,
    )


def test_all_of_a_gate_that_asks_for_all_is_shown() -> None:
    text, counted = _told(Gate.COMPLETE, *MANY)
    assert (text.count("Statement"), counted) == (23, 0)


def test_further_documents_are_counted_together() -> None:
    text, counted = _told(Gate.HONEST, *(_unruled(f"{name}.md", 1) for name in "abcdefghijklmnopqrstuv"))
    assert text.splitlines()[3:] == [*(f"    1  {name}.md" for name in "abcdefgh"), "    and 14 more in 14 documents"]
    assert counted == 22


def test_of_one_document_more_is_shown() -> None:
    text, counted = _told(Gate.HONEST, *(_unruled("a.md", line) for line in range(1, 43)))
    assert (text.count("Statement"), text.splitlines()[-1], counted) == (40, "    and 2 more", 2)


def test_advice_and_reason_that_all_share_are_told_once() -> None:
    assert _told(Gate.HONEST, *(_outside(line, "a person saw it") for line in range(1, 5)))[0] == (
        """\
  it lies outside the repository (4): name a file of this repository that
  shows it, or add a waiver to dodcheck.waivers.yml
      {criterion: ID, reason: WHY, owner: WHO, expires: DAY}
      dodcheck explain FILE:LINE  # prints it filled in
      a person saw it
    a.md:1  CI green
    a.md:2  CI green
    a.md:3  CI green
    a.md:4  CI green
"""
    )


def test_of_few_each_has_its_own_line_and_reason() -> None:
    assert _told(Gate.HONEST, _outside(1, "a person saw it"), _outside(2, "another saw it"))[0] == (
        """\
  it lies outside the repository (2): name a file of this repository that
  shows it, or add a waiver to dodcheck.waivers.yml
    a.md:1  CI green
        a person saw it
        {criterion: phase-1/line-1, reason: WHY, owner: WHO, expires: DAY}
    a.md:2  CI green
        another saw it
        {criterion: phase-1/line-2, reason: WHY, owner: WHO, expires: DAY}
"""
    )
