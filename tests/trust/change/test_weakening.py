from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date

import pytest

from dodcheck.model.caller import Caller
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.model.exception import Waiver
from dodcheck.model.location import Location
from dodcheck.model.report import Change, Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.trust.change.sides import read_base
from dodcheck.trust.change.weakening import Weakening, Weakens, judgement_of_weakening, quoted_statement
from support.judging import DAY
from support.reports import criterion
from support.sides import BASE, snapshot

BEFORE, AFTER = Location("docs/DOD.md", 3, 1), Location("do it.md", 5, 2)
LOST = Weakening(Weakens.REMOVED, "program/a", "“`a.md` created” is gone", BEFORE, AFTER, "or it is “b”")
SIDE = read_base("main", BASE, snapshot({}), Caller(DAY))

EXPECTED = Judgement(
    criterion=Criterion(
        "policy/removed/program/a", "“`a.md` created” is gone", Form.POLICY, "policy", None, None, AFTER, new=True
    ),
    verdict=Verdict.OPEN,
    reason="“a.md created” is gone; or it is “b” (at main: docs/DOD.md:3)",
    evidence=Evidence(
        "weakening",
        Outcome.FAILS,
        "or it is “b” (at main: docs/DOD.md:3)",
        1,
        0,
        "git diff c0c0c0c0c0c0 -- docs/DOD.md 'do it.md'",
        places=(Place("do it.md", 5), Place("docs/DOD.md", 3)),
    ),
    change=Change(claims=False),
)


def test_a_weakening_is_a_criterion_of_its_own_that_fails() -> None:
    assert judgement_of_weakening(LOST, SIDE, None) == EXPECTED


def test_an_accepted_weakening_is_waived_by_the_caller() -> None:
    day = date(2026, 2, 8)
    waiver = Waiver("policy/removed/program/a", "--accept-weakening", "the caller of this run", day)
    assert judgement_of_weakening(LOST, SIDE, day) == replace(EXPECTED, verdict=Verdict.WAIVED, waiver=waiver)


def test_a_weakening_may_be_shown_by_another_command_than_a_difference() -> None:
    found = judgement_of_weakening(LOST._replace(shown_by="git check-attr -a -- a.md"), SIDE, None)
    assert found.evidence.reproduce == "git check-attr -a -- a.md"


@pytest.mark.parametrize(
    ("before", "after", "detail", "summary", "at"),
    [
        (BEFORE, None, "", "at main: docs/DOD.md:3", BEFORE),
        (BEFORE, None, "so", "so (at main: docs/DOD.md:3)", BEFORE),
        (None, AFTER, "", "there is nothing like it at main", AFTER),
        (None, AFTER, "so", "so", AFTER),
        (BEFORE, replace(BEFORE, line=9), "", "at main: docs/DOD.md:3", replace(BEFORE, line=9)),
        (Location("a.md"), None, "", "at main: a.md", Location("a.md")),
    ],
)
def test_both_places_of_a_weakening_are_told(
    before: Location | None, after: Location | None, detail: str, summary: str, at: Location
) -> None:
    found = judgement_of_weakening(LOST._replace(before=before, after=after, detail=detail), SIDE, None)
    assert (found.evidence.summary, found.criterion.location) == (summary, at)
    assert found.reason == f"“a.md created” is gone; {summary}"
    assert found.evidence.reproduce == f"git diff c0c0c0c0c0c0 -- {shlex.quote(at.path)}"
    assert found.evidence.places == tuple(Place(one.path, one.line) for one in (after, before) if one)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*a* `b`", "*a* `b`"),
        ("a" * 200, "a" * 200),
        ("a" * 201, "a" * 200 + "…"),
        ("*a* " + "b" * 195 + " c", "a " + "b" * 195 + "…"),
    ],
)
def test_long_words_are_cut(text: str, shown: str) -> None:
    assert quoted_statement(replace(criterion(1, "a"), text=text)) == shown
