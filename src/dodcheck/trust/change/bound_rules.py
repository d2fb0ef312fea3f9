"""The rules of one kind that decide anything on either side of a change."""

from __future__ import annotations

from typing import TypeVar

from dodcheck.binding.tree import Bound, leaves
from dodcheck.trust.change.sides import Comparison

_Rule = TypeVar("_Rule")


def rules_of(comparison: Comparison, kind: type[_Rule]) -> tuple[_Rule, ...]:
    """Return the rules of a class that are bound on either side, those within combinations too, each once."""
    both = (comparison.base.case.bindings, comparison.case.bindings)
    trees = (bound.tree for bindings in both for bound in bindings.by_id.values() if isinstance(bound, Bound))
    return tuple(dict.fromkeys(rule for tree in trees for rule in leaves(tree) if isinstance(rule, kind)))
