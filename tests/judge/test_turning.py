from __future__ import annotations

import pytest

from dodcheck.binding.bind import Misbound
from dodcheck.binding.entries import Entry
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.judge.turning import NO_RULE, what_turns
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.file import FileRule

A, B = FileRule(path="a.md"), FileRule(path="b.md")
A_HOLDS, B_HOLDS = A.makes_it_hold(), B.makes_it_hold()
A_FAILS, B_FAILS = A.makes_it_fail(), B.makes_it_fail()


@pytest.mark.parametrize(
    ("tree", "holds", "fails"),
    [
        (A, A_HOLDS, A_FAILS),
        (All((A, B)), f"{A_HOLDS}; and {B_HOLDS}", f"{A_FAILS}; or {B_FAILS}"),
        (AnyOf((A, B)), f"{A_HOLDS}; or {B_HOLDS}", f"{A_FAILS}; and {B_FAILS}"),
        (Not(A), A_FAILS, A_HOLDS),
        (All((A, A)), A_HOLDS, A_FAILS),
    ],
)
def test_what_turns_a_rule(tree: Tree, holds: str, fails: str) -> None:
    assert what_turns(Bound(tree, Origin.INLINE)) == (holds, fails)


@pytest.mark.parametrize(("many", "more"), [(8, ""), (9, "; and 1 more like these"), (10, "; and 2 more like these")])
def test_of_many_rules_eight_are_told(many: int, more: str) -> None:
    rules = tuple(FileRule(path=f"{number}.md") for number in range(many))
    eight = "; and ".join(rule.makes_it_hold() for rule in rules[:8])
    assert what_turns(Bound(All(rules), Origin.INLINE)).holds == eight + more


def test_what_a_rule_can_not_decide_it_does_not_turn() -> None:
    assert what_turns(Bound(A, Origin.RECOGNISED, Strength.WEAKER)) == (
        "a rule in dodcheck.yml that decides all of it, not only a part, holds",
        A_FAILS,
    )
    assert what_turns(Bound(A, Origin.BUILT_IN, Strength.WEAKER, "its plan says planned")) == (
        "this is so no more: its plan says planned",
        A_FAILS,
    )
    assert what_turns(Bound(A, Origin.RECOGNISED, Strength.STRONGER)) == (
        A_HOLDS,
        "a rule in dodcheck.yml that asks for just what it says fails",
    )
    assert what_turns(Bound(A, Origin.RECOGNISED, Strength.STRONGER, least=B)) == (A_HOLDS, B_FAILS)


def test_without_a_rule_for_these_words() -> None:
    assert what_turns(None) == (NO_RULE, NO_RULE)
    entry = Entry("phase-1/a", "other words", None, A, Location("dodcheck.yml", 3, 3))
    assert what_turns(Misbound(entry, "other words")) == (A_HOLDS, A_FAILS)
