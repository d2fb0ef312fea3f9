"""Rules as trees: what is in them, whether two ask the same, and the contrary of one."""

from __future__ import annotations

import pytest

from dodcheck.binding.tree import Bound, Strength, Tree, is_same_rule, leaves, negated, resting_rules
from dodcheck.model.report import Origin
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.criteria import CriteriaRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.milestone import MilestoneRule
from dodcheck.rules.text import TextRule

ONE, TWO = FileRule(path="one.md"), FileRule(path="two.md")
OTHERS, MILESTONE = CriteriaRule(all_of=("phase-1/*",)), MilestoneRule(id="M05")


@pytest.mark.parametrize(
    ("tree", "all_leaves", "all_resting"),
    [
        (ONE, [ONE], []),
        (OTHERS, [OTHERS], [OTHERS]),
        (Not(MILESTONE), [MILESTONE], [MILESTONE]),
        (All((ONE, OTHERS)), [ONE, OTHERS], [OTHERS]),
        (AnyOf((MILESTONE, TWO)), [MILESTONE, TWO], [MILESTONE]),
        (All((AnyOf((ONE, Not(All((OTHERS, TWO))))), MILESTONE)), [ONE, OTHERS, TWO, MILESTONE], [OTHERS, MILESTONE]),
    ],
)
def test_all_that_is_in_a_tree(tree: Tree, all_leaves: list[Tree], all_resting: list[Tree]) -> None:
    assert list(leaves(tree)) == all_leaves
    assert list(resting_rules(tree)) == all_resting


def test_two_rules_ask_the_same_where_all_their_options_are_the_same() -> None:
    assert is_same_rule(All((ONE, TWO)), All((FileRule(path="one.md"), FileRule(path="two.md"))))
    assert not is_same_rule(All((ONE, TWO)), AnyOf((ONE, TWO)))
    assert not is_same_rule(ONE, TWO)


def test_a_number_is_no_truth_value() -> None:
    number, truth = (TextRule(in_=("a.md",), literal="a", max=value) for value in (0, False))
    assert number == truth
    assert not is_same_rule(number, truth)


@pytest.mark.parametrize(
    ("strength", "turned"),
    [
        (Strength.EXACT, Strength.EXACT),
        (Strength.WEAKER, Strength.STRONGER),
        (Strength.STRONGER, Strength.WEAKER),
    ],
)
def test_the_contrary_of_what_may_only_refute_may_only_prove(strength: Strength, turned: Strength) -> None:
    assert negated(Bound(ONE, Origin.RECOGNISED, strength)) == Bound(Not(ONE), Origin.RECOGNISED, turned)
    assert negated(Bound(Not(ONE), Origin.BUILT_IN, strength)) == Bound(ONE, Origin.BUILT_IN, turned)
