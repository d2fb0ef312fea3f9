"""Statements of several clauses: each is read on its own, and what one of them says is a part of the whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.labels import Labelled, says_nothing
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength, Tree

MAX_CLAUSES = 8
"""A statement of more clauses is prose."""

_JOINT = re.compile(r"(?:[;,] and|[;.]| and| [—–-](?: and)?) (?=\S)")

_SUBJECT = re.compile(r"⟦\d+⟧ ")
_TITLE = re.compile(r"(?P<title>[^⟦⟧]+) [—–-] (?P<rest>.+)")
"""Words before a dash may be a title, as those before a colon are."""

_FOLLOWS = re.compile(r"(?:(?:also|then) )?(?:updat|fix|adjust|adapt|chang|correct|rewir)\w* ")
"""How a clause begins that tells what else was done about what stands before it: "updated all imports"."""


def clauses_of(words: Phrase) -> list[str]:
    """Return the clauses of a statement as they are read."""
    return _JOINT.split(words.words)


def joined(words: Phrase, read: Callable[[Phrase], Reading | None]) -> Reading | None:
    """Return what the clauses say together; a clause that is not understood leaves a rule that can only refute.

    Where a joint stands in brackets the parts have half a bracket each, and no grammar reads those.
    Nothing is returned where such a clause may take back or narrow what the others say, or speaks of another place.
    """
    clauses = [words._replace(words=clause) for clause in clauses_of(words)]
    if not 1 < len(clauses) <= MAX_CLAUSES:
        return None
    readings = [(clause, _read(clause, clauses[0], read)) for clause in clauses]
    rest = [clause.words for clause, reading in readings if reading is None]
    if any(map(turns_aside, rest)) or (rest and any(thing.startswith("/") for thing in words.things)):
        return None
    if clauses[0].words in rest and _is_narrowed(words):
        return None
    return _together([reading for _, reading in readings if reading], rest)


def _is_narrowed(words: Phrase) -> bool:
    """Return whether words before a dash, which nobody understands, may say of what alone the others are true."""
    found = _TITLE.fullmatch(words.words)
    return found is not None and not says_nothing(Labelled(found["title"], found["rest"]))


def _read(clause: Phrase, first: Phrase, read: Callable[[Phrase], Reading | None]) -> Reading | None:
    """Return what a clause says; one without a subject speaks of what the first clause begins with."""
    found = read(clause)
    subject = _SUBJECT.match(first.words)
    if found or subject is None or clause.words.startswith("⟦") or turns_aside(clause.words):
        return found
    return read(clause._replace(words=f"{subject[0]}{clause.words}"))


def _together(readings: Sequence[Reading], rest: Sequence[str]) -> Reading | None:
    """Return what the readings say together, where nothing is understood of the clauses ``rest``."""
    trees = [reading.tree for reading in readings]
    strengths = {reading.strength for reading in readings}
    # What a clause asks for at least, it asks for as a whole: what follows must not go on with its list.
    least = [asked for one in readings if (asked := _least(one, told=all(map(_FOLLOWS.match, rest)))) is not None]
    if rest or Strength.WEAKER in strengths:
        return every(least, Strength.WEAKER) if least else None
    if Strength.STRONGER not in strengths:
        return every(trees)
    return every(trees, Strength.STRONGER)._replace(least=every(least).tree if least else None)


def _least(reading: Reading, *, told: bool) -> Tree | None:
    """Return what a clause surely asks for, where it is ``told`` in full."""
    if reading.strength is not Strength.STRONGER:
        return reading.tree
    return reading.least if told else None
