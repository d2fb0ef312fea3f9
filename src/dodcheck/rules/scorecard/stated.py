"""The rows of a document's own scorecard, beside the areas that evidence decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode
from dodcheck.rules.metrics.readings import Reading, WantedColumns, readings
from dodcheck.rules.scorecard.card import Area


class Stated(NamedTuple):
    """A number of a document: what its row or line is called, the number as written, its line, and the area if any."""

    label: str
    words: str
    line: int
    area: str | None


def stated_scores(data: bytes, areas: Sequence[Area]) -> tuple[Stated, ...]:
    """Return the scores of a Markdown document: its rows with a number on a scale, and its totals.

    A row belongs to the first area that its name speaks of. Raises ``UndecodableError``.
    """
    found = readings(parse_markdown(decode(data)).blocks, WantedColumns())
    return tuple(_stated(reading, areas) for reading in found if _is_score(reading))


def _is_score(reading: Reading) -> bool:
    return (
        reading.quantity is not None
        and reading.quantity.top is not None
        and (reading.table is not None or reading.summary)
    )


def _stated(reading: Reading, areas: Sequence[Area]) -> Stated:
    label = plain(reading.label).strip()
    fitting = [] if reading.summary else [area.name for area in areas if re.search(area.called, label, re.IGNORECASE)]
    words = reading.quantity.words if reading.quantity else ""
    return Stated(label, words, reading.line, fitting[0] if fitting else None)
