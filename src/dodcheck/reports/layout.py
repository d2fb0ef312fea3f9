"""Lines of styled text: one layout, whether styled or not."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from dodcheck.model.evidence import Outcome
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten, wrap

COLUMNS = 80
"""The width every terminal has. Only commands, which must stay whole to be copied, run over it."""


class Screen(NamedTuple):
    """How many columns and lines there are to print on."""

    columns: int = COLUMNS
    lines: int = 24


_COMMAND_START = len(r"\x3a") - 1


class Style(Enum):
    """What a piece of text means; the value is its ANSI code, empty for none."""

    PLAIN = ""
    BAD = "1;31"
    WARN = "33"
    GOOD = "32"
    STRONG = "1"
    DIM = "2"


def style_of(outcome: Outcome) -> Style:
    """Return the style of what evidence shows."""
    return {Outcome.HOLDS: Style.GOOD, Outcome.UNKNOWN: Style.WARN}.get(outcome, Style.BAD)


class Span(NamedTuple):
    """A piece of a line, safe to print."""

    text: str
    style: Style = Style.PLAIN


class Line(NamedTuple):
    """One line of output, empty for a gap."""

    spans: tuple[Span, ...] = ()


BLANK = Line()


def paragraph(
    text: str, indent: int, style: Style = Style.PLAIN, most: int = 3, columns: int = COLUMNS
) -> tuple[Line, ...]:
    """Return any text wrapped to at most so many indented lines."""
    room = columns - indent - _COMMAND_START
    return tuple(indented(piece, indent, style) for piece in wrap(visible(text), room, most))


def one_line(text: str, indent: int, style: Style = Style.PLAIN, columns: int = COLUMNS) -> Line:
    """Return any text shortened to one indented line."""
    return indented(shorten(visible(text), columns - indent - _COMMAND_START), indent, style)


def indented(text: str, indent: int, style: Style = Style.PLAIN) -> Line:
    """Return a line of text that is safe already, however long it is."""
    return Line((Span(" " * indent), Span(line_start(text), style)))


def as_text(lines: Iterable[Line]) -> str:
    """Return the lines as plain text."""
    return "".join(f"{''.join(span.text for span in line.spans).rstrip()}\n" for line in lines)


def as_coloured(lines: Iterable[Line]) -> str:
    """Return the same lines with ANSI styles."""
    return "".join(f"{''.join(map(_coloured, line.spans))}\n" for line in lines)


def _coloured(span: Span) -> str:
    return f"\x1b[{span.style.value}m{span.text}\x1b[0m" if span.style.value else span.text
