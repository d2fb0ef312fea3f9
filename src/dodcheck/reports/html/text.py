"""Words of the judged repository as the templates take them: every one safe to print, and short enough."""

from __future__ import annotations

from typing import Final, NamedTuple

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.forge import OnForge
from dodcheck.model.location import Location
from dodcheck.reports.forge import file_address
from dodcheck.reports.statement import CROSSES, NEGATED, place
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten

WORDS: Final = 2_000
"""Of a statement, so many characters are shown."""

_CODE: Final = frozenset({SpanKind.CODE, SpanKind.CODE_LINK})
_PATH: Final = 400


class Piece(NamedTuple):
    """A part of a statement, code or words."""

    text: str
    is_code: bool


class PlaceView(NamedTuple):
    """A place as text, and its address on the forge where that is known."""

    text: str
    address: str | None


def pieces(criterion: Criterion) -> tuple[Piece, ...]:
    """Return the words of a criterion, or its id where it has none."""
    found = (Piece(_with_outer_spaces(span.text), span.kind in _CODE) for span in spans(criterion.text[:WORDS]))
    told = tuple(piece for piece in found if piece.text)
    if not any(piece.text.strip() for piece in told):
        return (Piece(visible(criterion.id), is_code=False),)
    if criterion.form is Form.BLOCKER:
        first = told[0]._replace(text=told[0].text.lstrip(CROSSES))
        return (Piece(NEGATED, is_code=False), first, *told[1:])
    return told


def place_view(location: Location, on_forge: OnForge | None) -> PlaceView:
    """Return a place; a path that is much too long is shown by its beginning."""
    return PlaceView(shorten(place(location), _PATH), file_address(on_forge, location.path, location.line))


def with_code_marked(text: str) -> tuple[Piece, ...]:
    """Return a sentence with what stands in backticks as code; where those do not pair, all of it is words."""
    parts = sentence(text).split("`")
    if len(parts) % 2 == 0:
        return (Piece(sentence(text), is_code=False),)
    return tuple(Piece(part, bool(at % 2)) for at, part in enumerate(parts) if part)


def sentence(text: str) -> str:
    """Return a text that says why, on one line."""
    return shorten(visible(text), WORDS)


def _with_outer_spaces(text: str) -> str:
    """Return a part of a line with the spaces that part it from its neighbours."""
    shown = visible(text)
    return f"{' ' * text.startswith(' ')}{shown}{' ' * text.endswith(' ')}" if shown else " " * bool(text)
