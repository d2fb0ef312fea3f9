"""What the ledger says of a milestone without a plan, where no statement is about the whole of it."""

from __future__ import annotations

import pytest

from dodcheck.judge.case import prepare
from dodcheck.judge.ledger_entries import with_entry
from dodcheck.judge.milestone_scope import milestone
from dodcheck.judge.report import report
from dodcheck.judge.scopes import governance
from dodcheck.model.caller import Caller
from dodcheck.snapshot.memory import MemorySnapshot
from support.judging import DAY

TABLE = "# Ledger\n\n| Milestone | Status |\n|---|---|\n"


def judged(ledger: str) -> tuple[list[str], bool]:
    """Return the judgements of M05 in words, and whether its gate passes."""
    case = prepare(MemorySnapshot({"REFACTOR.md": ledger.encode()}), Caller(DAY), governance)
    found = report(case, milestone(case.program, "M05"))
    told = [
        f"{one.criterion.location.line} {one.criterion.text} ({one.criterion.claimed}), {one.verdict}: {one.reason}"
        for one in found.judgements
    ]
    return told, found.passed


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (f"{TABLE}| M05 | Planned |\n", "5 M05 is closed (False), open: REFACTOR.md:5 calls it planned"),
        (f"{TABLE}| M05 | Blocked |\n", "5 M05 is closed (False), open: REFACTOR.md:5 calls it blocked"),
        (
            "# Ledger\n\n## M05 - Five\n\n**Status:** In Progress\n",
            "3 M05 is closed (False), open: REFACTOR.md:3 calls it in progress",
        ),
        (
            f"{TABLE}| M05 | Closed |\n\n## M05 - Five\n\n**Status:** In Progress\n\n- [x] It works\n",
            "7 M05 is closed (False), open: REFACTOR.md:7 calls it in progress",
        ),
        (
            "# Ledger\n\n## M05 - Five\n\nSome words.\n",
            "3 M05 is closed (None), unproven: REFACTOR.md:3 tells no status of it that is understood",
        ),
    ],
)
def test_an_entry_that_does_not_close_a_milestone_says_that_it_is_not_done(ledger: str, said: str) -> None:
    told, passed = judged(ledger)
    assert (told[0], passed) == (f"{said}, and no plan of M05 is tracked", False)


def test_a_milestone_that_the_ledger_puts_off_is_put_off() -> None:
    said = "5 M05 is closed (False), deferred: REFACTOR.md:5 calls it deferred, and no plan of M05 is tracked"
    assert judged(f"{TABLE}| M05 | Deferred |\n") == ([said], True)


def test_an_entry_stands_above_the_boxes_below_it_and_proves_nothing() -> None:
    boxes = "- [x] `gone.md` created\n- [x] `/REFACTOR.md` exists\n"
    told, passed = judged(f"# Ledger\n\n## M05 - Five\n\n**Status:** Closed\n\n{boxes}\n## M06 - Six\n\n{boxes}")
    assert (told, passed) == (
        [
            "3 M05 is closed (True), unproven: REFACTOR.md:3 calls it closed, and no plan of M05 is tracked",
            "7 `gone.md` created (True), refuted: gone.md is missing",
            "8 `/REFACTOR.md` exists (True), proved: REFACTOR.md is there",
        ],
        False,
    )


def test_where_a_statement_speaks_for_the_milestone_its_entry_says_no_more() -> None:
    told, _ = judged(f"{TABLE}| M05 | Closed |\n")
    assert told == ["5 M05 is closed (True), unproven: no plan of M05 is tracked"]


def test_without_an_entry_nothing_is_added() -> None:
    assert with_entry((), None) == ()
