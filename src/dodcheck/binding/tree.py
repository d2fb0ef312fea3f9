"""Rules as data: a rule, or rules combined by all, any and not."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, TypeGuard

from dodcheck.model.report import AppliedRule, Origin
from dodcheck.rules.base import RestingRule, Rule
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.options import options_of

Tree = Rule | RestingRule | All | AnyOf | Not
"""A leaf that looks, or a node that combines."""


class Strength(StrEnum):
    """How a rule's question compares with its statement.

    A weaker rule decides only a part of the statement: it may refute it, never prove it. A stronger one asks for more
    than the statement says: it may prove it, never refute it.
    """

    EXACT = "exact"
    WEAKER = "weaker"
    STRONGER = "stronger"


_TURNED = {
    Strength.EXACT: Strength.EXACT,
    Strength.WEAKER: Strength.STRONGER,
    Strength.STRONGER: Strength.WEAKER,
}


class Bound(NamedTuple):
    """A rule bound to a criterion, and where it came from.

    ``lacking`` is what a weaker one leaves undecided; ``least`` is what refutes the statement where it fails, beside a
    stronger one.
    """

    tree: Tree
    origin: Origin
    strength: Strength = Strength.EXACT
    lacking: str | None = None
    least: Tree | None = None

    def applied(self) -> AppliedRule:
        """Return the rule as the report shows it."""
        ((kind, options),) = as_data(self.tree).items()
        return AppliedRule(kind, self.origin, options)


def negated(bound: Bound) -> Bound:
    """Return the negation of a bound rule: a weaker rule becomes a stronger one, and the other way round."""
    tree = bound.tree.rule if isinstance(bound.tree, Not) else Not(bound.tree)
    return Bound(tree, bound.origin, _TURNED[bound.strength])


def as_data(tree: Tree) -> dict[str, dict[str, object]]:
    """Return a rule as it would be written: its kind, and the options that differ from their defaults."""
    match tree:
        case All() | AnyOf():
            return {tree.kind: {"rules": [as_data(rule) for rule in tree.rules]}}
        case Not():
            return {tree.kind: {"rule": as_data(tree.rule)}}
        case _:
            values = ((option.name, getattr(tree, option.field), option) for option in options_of(type(tree)))
            kept = {name: _plain(value) for name, value, option in values if option.required or value != option.default}
            return {tree.kind: kept}


def is_same_rule(left: object, right: object) -> bool:
    """Return whether two rules or values are written the same; unlike ``==``, it tells 0 from false and 1 from true."""
    return left == right and repr(left) == repr(right)


def leaves(tree: Tree) -> Iterator[Rule | RestingRule]:
    """Yield the rules of a tree that combine no others."""
    match tree:
        case All() | AnyOf():
            for rule in tree.rules:
                yield from leaves(rule)
        case Not():
            yield from leaves(tree.rule)
        case _:
            yield tree


def resting_rules(tree: Tree) -> Iterator[RestingRule]:
    """Yield the rules in a tree that rest on other criteria."""
    return filter(_is_resting, leaves(tree))


def _is_resting(rule: Rule | RestingRule) -> TypeGuard[RestingRule]:
    # Python's check of a runtime protocol looks at every member anew: it takes most of a walk over many trees.
    return hasattr(rule, "rests_on")


def _plain(value: object) -> object:
    return [_plain(part) for part in value] if isinstance(value, tuple) else value
