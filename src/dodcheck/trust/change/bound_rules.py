"""The rules of one kind that decide anything on either side of a change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from dodcheck.binding.tree import Bound, Tree
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.trust.change.sides import Comparison

_Rule = TypeVar("_Rule")


def rules_of(comparison: Comparison, kind: type[_Rule]) -> tuple[_Rule, ...]:
    """Return the rules of a class that are bound on either side, those within combinations too, each once."""
    both = (comparison.base.case.bindings, comparison.case.bindings)
    trees = (bound.tree for bindings in both for bound in bindings.by_id.values() if isinstance(bound, Bound))
    return tuple(dict.fromkeys(rule for tree in trees for rule in _rules_in(tree, kind)))


def _rules_in(tree: Tree, kind: type[_Rule]) -> Iterator[_Rule]:
    match tree:
        case All() | AnyOf():
            for rule in tree.rules:
                yield from _rules_in(rule, kind)
        case Not():
            yield from _rules_in(tree.rule, kind)
        case rule if isinstance(rule, kind):
            yield rule
        case _:
            return
