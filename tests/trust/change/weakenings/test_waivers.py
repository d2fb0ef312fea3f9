from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.waivers import find
from support.judging import waived
from support.sides import weakened

FILE = "dodcheck.waivers.yml"
B = "program/b-md-created"
YESTERDAY, TODAY, LATER, LAST = "2026-02-07", "2026-02-08", "2026-03-01", "2026-04-01"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([], [YESTERDAY], []),
        ([], [TODAY], [f"None -> {FILE}:3:5: `{B}` is excused until {TODAY}; it was not excused"]),
        ([LATER], [LATER], []),
        ([LAST], [LATER], []),
        (
            [LATER],
            [LAST],
            [f"{FILE}:3:5 -> {FILE}:3:5: `{B}` is excused until {LAST}; it was excused until {LATER}"],
        ),
        (
            [TODAY, LATER],
            [LATER, LAST],
            [f"{FILE}:3:5 -> {FILE}:4:5: `{B}` is excused until {LAST}; it was excused until {LATER}"],
        ),
    ],
)
def test_exceptions_that_are_new_or_last_longer(before: list[str], after: list[str], told: list[str]) -> None:
    sides = [{FILE: waived(*((B, day) for day in days))} if days else {} for days in (before, after)]
    assert weakened(find, *sides) == [f"waived/{B}, {one}" for one in told]


def test_an_exception_follows_its_promise_where_that_moves() -> None:
    before = {FILE: waived((B, LATER))}
    after = {"DOD.md": "### New\n- [ ] `b.md` created\n", FILE: waived(("program/new/b-md-created", LATER))}
    assert weakened(find, before, after) == []
