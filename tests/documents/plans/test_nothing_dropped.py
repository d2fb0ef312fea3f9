from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.documents.plans.plan import Plan
from support.plan_cases import read

WORDS = st.sampled_from(
    [
        "`src/a.py`", "a table", "b.md — all of it", "Update `c.md`", "loads `d.csv`", "No new file", "✅ done",
        "[ ] a box", "**Label:** value", "**bold**", "words (embedded in audit)", "Scope", "Rollback: revert",
        "must not change", "1. x",
    ]
)  # fmt: skip
ITEMS = st.lists(st.tuples(st.integers(0, 2), WORDS), min_size=1, max_size=12)
HEADINGS = st.sampled_from(["## Deliverables", "## In Scope", "## Out of Scope", "**Deliverables:**"])


def listed(items: Sequence[tuple[int, str]]) -> list[str]:
    """Return items as lines; none is nested more than one level below the one above it."""
    lines, above = [], -1
    for depth, words in items:
        above = min(depth, above + 1)
        lines.append("  " * above + f"- {words}")
    return lines


def lines_told(plan: Plan) -> set[int | None]:
    """Return the lines of everything that a plan says."""
    lines = (*plan.in_scope, *plan.out_of_scope, *plan.unchanging, *(plan.rollback.lines if plan.rollback else ()))
    details = (line for one in plan.deliverables for line in one.details)
    places = (*(one.location for one in (*lines, *details)), *(one.location for one in plan.deliverables))
    return {place.line for place in places}


@settings(max_examples=400, deadline=None)
@given(HEADINGS, ITEMS)
def test_every_item_of_a_list_is_told(heading: str, items: Sequence[tuple[int, str]]) -> None:
    lines = listed(items)
    plan = read("\n".join(["# M03", "", heading, "", *lines, "", "## End", ""]).encode())

    assert set(range(5, 5 + len(lines))) - lines_told(plan) == set()


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_every_row_of_a_table_of_deliverables_is_told(rows: Sequence[str]) -> None:
    table = [
        "| ID | Deliverable | Path |",
        "|---|---|---|",
        *(f"| {at} | {words} | `x.py` |" for at, words in enumerate(rows)),
    ]
    plan = read("\n".join(["# M03", "", *table]).encode())

    assert [one.location.line for one in plan.deliverables] == list(range(5, 5 + len(rows)))
    assert [one.text for one in plan.deliverables] == list(rows)
