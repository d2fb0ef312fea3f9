"""What a grammar hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All


class Reading(NamedTuple):
    """The rule a grammar reads from a phrase, and how its question compares with the statement.

    ``least`` is what the statement surely asks for as well, where a stronger rule may not refute it.
    """

    tree: Tree
    strength: Strength = Strength.EXACT
    least: Tree | None = None


Grammar = Callable[[Phrase], Reading | None]
"""Reads a phrase; ``None`` where it is not of the grammar's form."""


def every(trees: Sequence[Tree], strength: Strength = Strength.EXACT) -> Reading:
    """Return the reading that all of these rules hold; there is at least one."""
    return Reading(trees[0] if len(trees) == 1 else All(tuple(trees)), strength)


def together(readings: Sequence[Reading], whole: Strength = Strength.EXACT) -> Reading | None:
    """Return the reading that all of these hold, with how their whole compares with the statement all the same.

    ``None`` where one part asks for less than the statement and another for more: that decides nothing.
    """
    strengths = {whole, *(reading.strength for reading in readings)} - {Strength.EXACT}
    if len(strengths) > 1:
        return None
    return every([reading.tree for reading in readings], next(iter(strengths), Strength.EXACT))
