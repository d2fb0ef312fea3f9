"""A box that is ticked, while a row of a table calls the same words deferred or open; and the reverse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.program.contradictions.documents import AllDocuments, Clash, place_from

_LEAST_WORDS = 3
"""Fewer words ("Tests pass") may mean something else in another table."""
_ID = re.compile(r"\S{1,20} — ")


def find(known: AllDocuments) -> Iterator[Clash]:
    """Yield the rows that say otherwise than the box of the same words in the same document."""
    boxes: dict[tuple[str, str], list[Criterion]] = defaultdict(list)
    for criterion in known.criteria:
        if criterion.form is Form.BOX and _words(criterion.text).count(" ") + 1 >= _LEAST_WORDS:
            boxes[criterion.location.path, _words(criterion.text)].append(criterion)
    yield from _rows_against_boxes(known, boxes)
    yield from _deferrals_against_boxes(known, boxes)


_Boxes = Mapping[tuple[str, str], list[Criterion]]


def _rows_against_boxes(known: AllDocuments, boxes: _Boxes) -> Iterator[Clash]:
    for row in (criterion for criterion in known.criteria if not criterion.deferred):
        same = boxes.get((row.location.path, _words(row.text)), ()) if row.form is Form.ROW else ()
        box = next((criterion for criterion in same if criterion.scope == row.scope), None)
        if box and {box.claimed, row.claimed} == {True, False}:
            here, there = ("done", "open") if row.claimed else ("open", "ticked")
            yield _clash(row.location, here, there, box)


def _deferrals_against_boxes(known: AllDocuments, boxes: _Boxes) -> Iterator[Clash]:
    for row in (deferral for document in known.documents for deferral in document.deferrals):
        same = boxes.get((row.location.path, _words(row.text)), ())
        # Of several boxes with these words, another may be meant.
        if len(same) == 1 and same[0].claimed:
            yield _clash(row.location, "deferred", "ticked", same[0])


def _clash(at: Location, here: str, there: str, box: Criterion) -> Clash:
    message = f"{here} here, and the box of the same words is {there} {place_from(box.location, at)}"
    return Clash(at, message, box.location)


def _words(source: str) -> str:
    """Return the words of a statement; behind an id stands what it is about."""
    words = " ".join(plain(source).casefold().split()).strip(" .")
    return _ID.sub("", words, count=1)
