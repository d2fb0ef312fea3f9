"""FILE:LINE and FILE:LINE:COLUMN: which statement stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.documents.blocks import Heading, Item, Paragraph
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.errors import user_error
from dodcheck.judge.listing import listed, shortened
from dodcheck.model.criterion import Criterion

_PLACE = re.compile(r"(?P<path>[^:].*?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?", re.DOTALL)

Source = Callable[[str], bytes | None]
"""Gives the bytes of a document by its path, ``None`` where they are not at hand."""


class TypedPlace(NamedTuple):
    """A place as it was typed: any end of a document's path, a line and a column from 1."""

    path: str
    line: int
    column: int | None = None


def read_place(asked: str) -> TypedPlace | None:
    """Return the place that was typed, ``None`` where it is none."""
    match = _PLACE.fullmatch(asked)
    if match is None:
        return None
    return TypedPlace(
        match["path"].removeprefix("./"), int(match["line"]), int(match["column"]) if match["column"] else None
    )


def at_place(criteria: Sequence[Criterion], place: TypedPlace, source: Source) -> Criterion | None:
    """Return the statement at a place, ``None`` where no document is called so.

    Raises ``UserError`` where several documents or statements are meant, or none stands at that line.
    """
    path = document_called(criteria, place.path)
    if path is None:
        return None
    own = [criterion for criterion in criteria if criterion.location.path == path]
    begins = [criterion for criterion in own if criterion.location.line == place.line] or _covering(
        own, place.line, source(path)
    )
    if not begins:
        beside = sorted(own, key=lambda criterion: abs((criterion.location.line or 0) - place.line))[:2]
        message = f"no statement stands at line {place.line} of {shortened(path)}"
        raise user_error(message, f"The nearest are:\n  {listed(beside)}")
    return _in_column(begins, place)


def by_path(criteria: Sequence[Criterion], wanted: str) -> Criterion | None:
    """Return the statement that stands for a whole document, ``None`` where no document is called so.

    Raises ``UserError`` where the document holds statements at lines.
    """
    path = document_called(criteria, wanted.removeprefix("./"))
    own = [criterion for criterion in criteria if criterion.location.path == path] if path else []
    if len(own) == 1 and own[0].location.line is None:
        return own[0]
    if own:
        many = f"{len(own):,} statements" if len(own) > 1 else "a statement"
        raise user_error(f"{shortened(wanted)} holds {many}; say which line: FILE:LINE", listed(own))
    return None


def ends_with(path: str, end: str) -> bool:
    """Return whether a path is, or ends with, these whole names."""
    return path == end or path.endswith(f"/{end}")


def document_called(criteria: Sequence[Criterion], end: str) -> str | None:
    """Return the path that is, or ends with, these whole names, ``None`` where no document with a statement does.

    Raises ``UserError`` where several do.
    """
    paths = list(dict.fromkeys(criterion.location.path for criterion in criteria))
    if end in paths:
        return end
    fitting = sorted(path for path in paths if ends_with(path, end))
    if len(fitting) > 1:
        raise user_error(
            f"{len(fitting)} documents are called `{shortened(end)}`", "\n  ".join(map(shortened, fitting[:8]))
        )
    return fitting[0] if fitting else None


def _covering(own: Sequence[Criterion], line: int, data: bytes | None) -> list[Criterion]:
    """Return the statements that begin last above a line, in the innermost item or paragraph that it belongs to."""
    for start, end in _around(line, data):
        inside = [criterion for criterion in own if start <= (criterion.location.line or 0) <= min(line, end)]
        if inside:
            last = max(criterion.location.line or 0 for criterion in inside)
            return [criterion for criterion in inside if criterion.location.line == last]
    return []


def _around(line: int, data: bytes | None) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of the words of the blocks around a line, the innermost first."""
    if data is None:
        return
    try:
        blocks = parse_markdown(decode(data)).blocks
    except UndecodableError:
        return
    for block in reversed(blocks):
        if not isinstance(block, Item | Heading | Paragraph):
            continue
        words = block.line, block.line + block.source.count("\n")
        if block.line <= line <= (block.end if isinstance(block, Item) else words[1]):
            yield words


def _in_column(begins: Sequence[Criterion], place: TypedPlace) -> Criterion:
    if len(begins) == 1:
        return begins[0]
    at = [criterion for criterion in begins if (criterion.location.column or 0) <= (place.column or 0)]
    if at:
        return max(at, key=lambda criterion: criterion.location.column or 0)
    message = f"{len(begins)} statements begin at line {begins[0].location.line}; say which column: FILE:LINE:COLUMN"
    raise user_error(message, listed(begins))
