"""What a grammar hands over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dodcheck.binding.recognise.forms import fit
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


FormReader = Callable[[Phrase, re.Match[str]], Reading | None]
"""Reads a phrase that has one of the forms it stands beside."""

Grammar = Callable[[Phrase], Reading | None]
"""Reads a phrase; ``None`` where it is not of the grammar's form."""


def first_fitting(words: Phrase, readers: Iterable[tuple[Sequence[str], FormReader]]) -> Reading | None:
    """Return what the reader of the first forms that the phrase has says of it; ``None`` where it has none of them."""
    for forms, reader in readers:
        if found := fit(words, forms):
            return reader(words, found)
    return None


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
