"""Statements of several clauses: each is read on its own, and what one of them says is a part of the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength

MAX_CLAUSES = 8
"""A statement of more clauses is prose."""

_JOINT = re.compile(r"(?:[;,] and|[;.]| and| [—–-](?: and)?) (?=\S)")

_SUBJECT = re.compile(r"⟦\d+⟧ ")


def joined(words: Phrase, read: Callable[[Phrase], Reading | None]) -> Reading | None:
    """Return what the clauses say together; a clause that is not understood leaves a rule that can only refute.

    Nothing is returned where such a clause may take back what the others say, or speaks of another place.
    """
    clauses = [words._replace(words=clause) for clause in _clauses(words.words)]
    if not 1 < len(clauses) <= MAX_CLAUSES:
        return None
    readings = [(clause, _read(clause, clauses[0], read)) for clause in clauses]
    rest = [clause.words for clause, reading in readings if reading is None]
    if any(map(turns_aside, rest)) or (rest and any(thing.startswith("/") for thing in words.things)):
        return None
    return _together([reading for _, reading in readings if reading], whole=not rest)


def _read(clause: Phrase, first: Phrase, read: Callable[[Phrase], Reading | None]) -> Reading | None:
    """Return what a clause says; one without a subject speaks of what the first clause begins with."""
    found = read(clause)
    subject = _SUBJECT.match(first.words)
    if found or subject is None or clause.words.startswith("⟦") or turns_aside(clause.words):
        return found
    return read(clause._replace(words=f"{subject[0]}{clause.words}"))


def _together(readings: Sequence[Reading], *, whole: bool) -> Reading | None:
    strengths = {reading.strength for reading in readings}
    if whole and strengths <= {Strength.EXACT, Strength.STRONGER}:
        strongest = Strength.STRONGER if Strength.STRONGER in strengths else Strength.EXACT
        return every([reading.tree for reading in readings], strongest)
    refuting = [reading.tree for reading in readings if reading.strength is not Strength.STRONGER]
    return every(refuting, Strength.WEAKER) if refuting else None


def _clauses(words: str) -> list[str]:
    """Return the parts of a phrase between joints that stand outside brackets."""
    depths = _depths(words)
    joints = [found for found in _JOINT.finditer(words) if not depths[found.start()]]
    edges = [0, *(at for joint in joints for at in joint.span()), len(words)]
    return [words[start:end] for start, end in list(pairwise(edges))[::2]]


def _depths(words: str) -> list[int]:
    """Return how many brackets are open at each place."""
    depths, depth = [], 0
    for sign in words:
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        depths.append(depth)
    return depths
