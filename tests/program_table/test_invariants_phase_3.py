"""The tables of P0 and P1 invariants of phase 3, over a catalogue that fulfils them, and over each way to break it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.judging import judged
from support.shared import shared

CHECKLIST = "docs/refactor/audit/DEFINITION_OF_DONE.md"
CATALOGUE = "docs/refactor/audit/INVARIANTS_CATALOG.md"
LEDGER = "REFACTOR.md"
P0 = (1, 2, 3, 4, 20, 21, 30, 40, 50, 60, 61)
P1 = (10, 11, 22, 31, 41)
PARTIAL = (22, 31)
MILESTONES = (1, 11, 12, 15, 17, 18, 19)
ROWS = {**dict(zip(P0, range(161, 172), strict=True)), **dict(zip(P1, range(185, 190), strict=True))}
"""The line of each row in the checklist, by the number of its invariant."""
ALL_P0, ALL_P1 = (213, 308, 376), (201, 377)
"""Lines that speak of all P0, or all P1, invariants, and of nothing else."""
CHECKLIST_GREEN = 219
SAID = (*ROWS.values(), *ALL_P0, *ALL_P1, CHECKLIST_GREEN)
BEFORE = dict.fromkeys(SAID, "proved") | dict.fromkeys((213, 376, 377), "ready")
"""The verdicts over the tree that fulfils everything: three of the lines are boxes that nobody has ticked."""

Files = dict[str, str | bytes]


def fulfilled() -> Files:
    """Return a tree in which each invariant is as strong as the tables ask, by a test of its own."""
    tables = (f"### {name}\n\n{_table(numbers)}\n" for name, numbers in (("P0 (Critical)", P0), ("P1 (High)", P1)))
    ledger = "".join(f"#### M{number:02} — Work ✅ CLOSED\n\n**Status:** Closed\n\n" for number in MILESTONES)
    tests: Files = {_test(number): f"def test_it():\n    assert it() == {number}\n" for number in ROWS}
    return {CATALOGUE: f"# Invariants\n\n{''.join(tables)}", LEDGER: ledger, **tests}


def _test(number: int) -> str:
    return f"test/test_inv_{number:03}.py"


def _table(numbers: tuple[int, ...]) -> str:
    rows = (f"| INV-{one:03} | It | {_strength(one)} | `{_test(one)}` |\n" for one in numbers)
    return f"| ID | Invariant | Verification Strength | Enforced by |\n|---|---|---|---|\n{''.join(rows)}"


def _strength(number: int) -> str:
    return "🟡 Partial" if number in PARTIAL else "🟢 Strong"


def answers(files: Files) -> dict[int, str]:
    """Return the verdict of each statement about invariants by its line."""
    checklist = shared("seeds", "DEFINITION_OF_DONE.md").read_bytes()
    found = judged({CHECKLIST: checklist, **files}, asked=None)
    told = {one.criterion.location.line: str(one.verdict) for one in found.judgements}
    return {line: told[line] for line in SAID}


def turned(files: Files) -> dict[int, str]:
    """Return the verdicts that are not those of the tree that fulfils everything."""
    return {line: verdict for line, verdict in answers(files).items() if verdict != BEFORE[line]}


def test_a_tree_that_fulfils_it_proves_every_row() -> None:
    assert answers(fulfilled()) == BEFORE


def _around(number: int, verdict: str) -> dict[int, str]:
    """Return what turns with the row of an invariant: it, and what speaks of all of its priority, or of all rows."""
    return dict.fromkeys((ROWS[number], *(ALL_P0 if number in P0 else ALL_P1), CHECKLIST_GREEN), verdict)


@pytest.mark.parametrize("number", ROWS)
def test_a_weaker_strength_turns_its_row(number: int) -> None:
    files = fulfilled()
    lower = "🟠 Weak" if number in PARTIAL else "🟡 Partial"
    row = f"| INV-{number:03} | It | {_strength(number)}"
    files[CATALOGUE] = str(files[CATALOGUE]).replace(row, row.replace(_strength(number), lower))
    wanted = _around(number, "open")
    if number in P1 and number not in PARTIAL:
        # The other lines ask for no more than partial.
        wanted = dict.fromkeys((ROWS[number], CHECKLIST_GREEN), "open")
    if number == 60:  # the row asks for partial alone, while others ask it of all P0
        wanted = dict.fromkeys(ALL_P0, "open")
    assert turned(files) == wanted


@pytest.mark.parametrize("number", ROWS)
def test_a_test_that_is_gone_turns_its_row(number: int) -> None:
    files = fulfilled()
    del files[_test(number)]
    assert turned(files) == _around(number, "open")


@pytest.mark.parametrize("number", ROWS)
def test_a_test_that_cant_fail_turns_its_row(number: int) -> None:
    files = fulfilled()
    files[_test(number)] = "def test_it():\n    pass\n"
    assert turned(files) == _around(number, "unproven")


@pytest.mark.parametrize("number", ROWS)
def test_a_row_that_names_no_test_turns_it(number: int) -> None:
    files = fulfilled()
    files[CATALOGUE] = str(files[CATALOGUE]).replace(f"`{_test(number)}`", "reviews")
    assert turned(files) == _around(number, "unproven")


@pytest.mark.parametrize("number", ROWS)
def test_an_invariant_that_is_not_listed_turns_its_row(number: int) -> None:
    files = fulfilled()
    lines = str(files[CATALOGUE]).splitlines(keepends=True)
    files[CATALOGUE] = "".join(line for line in lines if f"INV-{number:03}" not in line)
    assert turned(files) == dict.fromkeys((ROWS[number], CHECKLIST_GREEN), "open")


@pytest.mark.parametrize(
    ("milestone", "numbers"), [(1, [50]), (11, [30, 31]), (12, [30]), (15, [2]), (17, [21]), (18, [22]), (19, [60])]
)
def test_a_milestone_that_is_not_closed_turns_the_rows_that_it_brings(milestone: int, numbers: list[int]) -> None:
    files = fulfilled()
    entry = f"#### M{milestone:02} — Work ✅ CLOSED\n\n**Status:** "
    files[LEDGER] = str(files[LEDGER]).replace(f"{entry}Closed", f"{entry}In Progress")
    assert turned(files) == dict.fromkeys((*(ROWS[number] for number in numbers), CHECKLIST_GREEN), "open")


def _no_catalogue(files: Files) -> None:
    del files[CATALOGUE]


def _blank(files: Files) -> None:
    files[CATALOGUE] = "\n"


def _two(files: Files) -> None:
    files["INVARIANTS.md"] = files[CATALOGUE]


@pytest.mark.parametrize(
    ("change", "verdict"),
    [(_no_catalogue, "unproven"), (_blank, "open"), (_two, "unproven")],
    ids=["gone", "blank", "two"],
)
def test_without_one_catalogue_nothing_is_proved(change: Callable[[Files], None], verdict: str) -> None:
    files = fulfilled()
    change(files)
    assert turned(files) == dict.fromkeys(SAID, verdict)
