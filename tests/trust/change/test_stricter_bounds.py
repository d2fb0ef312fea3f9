"""Which of two rules asks for more: by floors and ceilings over other files, and where one was half understood."""

from __future__ import annotations

import pytest

from dodcheck.binding.inline import read_inline
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.rules.combine import All
from dodcheck.trust.change.stricter import asks_as_much, implies


def tree(options: str) -> Tree:
    read, mistakes = read_inline(Directive(f"{{text: {{literal: x, {options}}}}}", Location("D.md", 1, 1)))
    assert read is not None, mistakes
    return read


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("in: [a, b]", "in: a, min: 1, max: 3", True),
        ("in: a", "in: a, min: 1, max: 3", True),
        ("in: a", "in: a, max: 3", False),
        ("in: a, min: 1", "in: a, max: 3", False),
        ("in: [a, b]", "in: a, max: 3", False),
        ("in: a", "in: [a, b], min: 1, max: 3", False),
        ("in: [a, b], min: 1, max: 3", "in: a, min: 1, max: 3", False),
        ("in: a, min: 1, max: 3", "in: [a, b], min: 1, max: 3", False),
        ("in: a/*, min: 1, max: 3", "in: a/*, min: 1, max: 3, exclude: a/b", False),
        ("in: a/*, min: 1, max: 3, exclude: a/b", "in: a/*, min: 1, max: 3", False),
        ("in: a, max: 3", "in: a, min: 1, max: 3", False),
        ("in: a, max: 3", "in: [a, b], max: 2", True),
    ],
)
def test_one_rule_surely_holds_wherever_the_other_does(old: str, new: str, *, expected: bool) -> None:
    assert implies(tree(new), tree(old)) is expected


def test_what_is_half_understood_may_be_bound_to_that_half_and_more() -> None:
    half, more = tree("in: a"), tree("in: b")
    before = Bound(half, Origin.RECOGNISED, Strength.WEAKER)
    for rule, expected in ((All((half, more)), True), (half, False), (All((more,)), False)):
        assert asks_as_much(before, Bound(rule, Origin.RULES_FILE)) is expected
