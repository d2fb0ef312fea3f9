"""What a grammar hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All


class Reading(NamedTuple):
    """The rule a grammar reads from a phrase, and how its question compares with the statement."""

    tree: Tree
    strength: Strength = Strength.EXACT


Grammar = Callable[[Phrase], Reading | None]
"""Reads a phrase; ``None`` where it is not of the grammar's form."""


def every(trees: Sequence[Tree], strength: Strength = Strength.EXACT) -> Reading:
    """Return the reading that all of these rules hold; there is at least one."""
    return Reading(trees[0] if len(trees) == 1 else All(tuple(trees)), strength)
