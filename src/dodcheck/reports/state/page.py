"""A state on one screen: how much of it is shown, and the lines of an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from dodcheck.model.report import Judgement
from dodcheck.model.state import State
from dodcheck.reports.layout import Line, Span, Style, indented
from dodcheck.reports.shares import Share
from dodcheck.reports.visible import line_start
from dodcheck.reports.width import wrap

INDENT: Final = 4
"""Columns before the later lines of an item."""

_NARROW: Final = 56


class Detail(NamedTuple):
    """How much is shown: how many false claims, how many of anything else, and how many lines of each."""

    false: int
    others: int
    lines: int


class StatePage(NamedTuple):
    """A state to be shown, in how much detail and how many columns; ``places`` are its paths, shortened."""

    state: State
    detail: Detail
    columns: int
    places: Mapping[str, str]

    @property
    def lines(self) -> int:
        """How many lines an item may take; one more where they are short."""
        return self.detail.lines + (self.columns < _NARROW)

    def of(self, share: Share) -> list[Judgement]:
        """Return the criteria of a share."""
        return [judgement for judgement in self.state.report.judgements if judgement.verdict in share.verdicts]


def heading(page: StatePage, name: str, style: Style, said: str) -> Iterator[Line]:
    """Yield a name and a few words about what comes below it; safe to print already."""
    first, *rest = wrap(f"{name}: {said}", page.columns, 2 if page.columns < _NARROW else 1)
    yield Line((Span(name, style), Span(first.removeprefix(name))))
    yield from (indented(line, 2) for line in rest)


def item(page: StatePage, where: str, words: str) -> Iterator[Line]:
    """Yield a place, if there is one, and words about it, the lines after the first further in; safe already."""
    text = line_start(f"{where}  {words}" if where else words)
    first, *rest = wrap(text, page.columns - INDENT, page.lines) or ("",)
    if where and first.startswith(where):
        yield Line((Span("  "), Span(where, Style.DIM), Span(first.removeprefix(where))))
    else:
        yield Line((Span("  "), Span(first)))
    yield from (indented(line, INDENT) for line in rest)
