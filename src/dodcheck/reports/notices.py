"""Notices as lines of a terminal, grouped by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dodcheck.model.notice import Notice
from dodcheck.reports.layout import BLANK, Line, Style, indented, one_line, paragraph
from dodcheck.reports.statement import place

SHOWN: Final = 3
"""So many notices of one kind are shown."""


def by_kind(notices: Sequence[Notice]) -> dict[str, list[Notice]]:
    """Return the notices under their kinds, both in the order of their first appearance."""
    kinds: dict[str, list[Notice]] = {}
    for notice in notices:
        kinds.setdefault(notice.kind, []).append(notice)
    return kinds


def notice_lines(notices: Sequence[Notice]) -> Iterator[Line]:
    """Yield the lines of all notices, a gap before them; none where there are none."""
    if not notices:
        return
    yield BLANK
    yield indented(f"NOTICES ({len(notices):,}): they change no verdict", 0, Style.STRONG)
    for kind, found in by_kind(notices).items():
        yield one_line(f"{kind} ({len(found):,})", 2)
        for notice in found[:SHOWN]:
            yield from paragraph(f"{place(notice.location)} {notice.message}", 4, Style.DIM, most=2)
        if len(found) > SHOWN:
            yield indented(f"and {len(found) - SHOWN:,} more", 4, Style.DIM)
