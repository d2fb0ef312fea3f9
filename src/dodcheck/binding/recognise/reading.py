"""What a grammar hands over."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.tree import Strength, Tree


class Reading(NamedTuple):
    """The rule a grammar reads from a phrase, and how its question compares with the statement."""

    tree: Tree
    strength: Strength = Strength.EXACT


Grammar = Callable[[Phrase], Reading | None]
"""Reads a phrase; ``None`` where it is not of the grammar's form."""
