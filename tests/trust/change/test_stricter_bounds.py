"""Which of two rules with floors and ceilings asks for more, where they look at other files too."""

from __future__ import annotations

import pytest

from dodcheck.binding.inline import read_inline
from dodcheck.binding.tree import Tree
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location
from dodcheck.trust.change.stricter import implies


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
