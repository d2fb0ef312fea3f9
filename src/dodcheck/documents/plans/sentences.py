"""Passages cut into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.plans.passages import Passage
from dodcheck.documents.plans.plan import PlanLine
from dodcheck.model.location import Location

_BETWEEN = re.compile(r"(?<=[.!?])[*_]{0,3}(?P<gap>[ ]+)(?=[*_\"“'(\[`]{0,4}[A-Z])")
_LISTED = re.compile(r";(?P<gap>[ ]+)")


def sentences(passage: Passage, path: str) -> Iterator[PlanLine]:
    """Yield the sentences of a passage with their places; an item is at its marker."""
    yield from _cut(passage, path, _BETWEEN)


def lines_between_semicolons(passage: Passage, path: str) -> Iterator[PlanLine]:
    """Yield what a passage lists on one line with semicolons between."""
    yield from _cut(passage, path, _LISTED)


def whole_line(passage: Passage, path: str) -> PlanLine:
    """Return all that a passage says."""
    return PlanLine(passage.text, Location(path, passage.line, passage.column))


def _cut(passage: Passage, path: str, between: re.Pattern[str]) -> Iterator[PlanLine]:
    at = 0
    ends = [*(found.span("gap") for found in between.finditer(passage.text)), (len(passage.text),) * 2]
    for end, following in ends:
        said = passage.text[at:end].strip().rstrip(";")
        if words := _undressed(said) if len(ends) > 1 else said:
            yield PlanLine(words, Location(path, passage.line_of(at), passage.column))
        at = following


def _undressed(words: str) -> str:
    """Return one of several sentences that are bold together without the mark that has no counterpart in it."""
    if words.count("**") % 2 == 0:
        return words
    return words.removeprefix("**") if words.startswith("**") else words.removesuffix("**")
