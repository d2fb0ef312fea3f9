"""The rows of a document's own scorecard, beside the areas that evidence decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.markdown import parse
from dodcheck.documents.text import decode
from dodcheck.rules.metrics.readings import Reading, WantedColumns, readings
from dodcheck.rules.scorecard.card import Area


class Stated(NamedTuple):
    """A number of a document: what its row or line is called, the number as written, its line, and the area if any."""

    label: str
    words: str
    line: int
    area: str | None


def stated(data: bytes, areas: Sequence[Area]) -> tuple[Stated, ...]:
    """Return the scores of a Markdown document: its rows with a number on a scale, and its totals.

    A row belongs to the first area that its name speaks of. Raises ``UndecodableError``.
    """
    found = readings(parse(decode(data)).blocks, WantedColumns())
    return tuple(_stated(one, areas) for one in found if _is_score(one))


def _is_score(one: Reading) -> bool:
    return one.quantity is not None and one.quantity.top is not None and (one.table is not None or one.summary)


def _stated(one: Reading, areas: Sequence[Area]) -> Stated:
    label = plain(one.label).strip()
    fitting = [] if one.summary else [area.name for area in areas if re.search(area.called, label, re.IGNORECASE)]
    words = one.quantity.words if one.quantity else ""
    return Stated(label, words, one.line, fitting[0] if fitting else None)
