from __future__ import annotations

import pytest

from dodcheck.snapshot.protocol import Presence
from dodcheck.trust.change.weakenings.hidden import find
from support.sides import judges, weakened

TWO = "- [ ] `a.md` created\n- [ ] `b.md` created\n"
IGNORED = Presence.IGNORED
LOST = (
    "hidden/program/b-md-created, DOD.md:2:1 -> DOD.md:3:1: that “`b.md` created” fails can't be seen any more; "
    "was “b.md is missing”, is “b.md is ignored by git, so nothing about it is recorded”"
)


def test_a_failure_that_is_hidden() -> None:
    assert weakened(find, {"DOD.md": TWO}, {"DOD.md": f"\n{TWO}", "b.md": IGNORED}) == [LOST]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"b.md": "b\n"}, {"b.md": IGNORED}),
        ({"b.md": IGNORED}, {"b.md": IGNORED}),
        ({"b.md": IGNORED}, {}),
    ],
)
def test_what_hides_no_failure(before: dict[str, str | Presence], after: dict[str, str | Presence]) -> None:
    assert weakened(find, before, after) == []


def test_what_is_hidden_is_shown_by_what_was_looked_at() -> None:
    (found,) = find(judges({"DOD.md": TWO}, {"DOD.md": TWO, "b.md": IGNORED}))
    assert found.shown_by == "git ls-files -s -- b.md"
