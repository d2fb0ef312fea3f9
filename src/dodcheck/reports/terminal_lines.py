"""Lines that most reports for a terminal have: headings, what is not shown, the gate."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.reports.layout import BLANK, Line, Style, indented, paragraph


def heading(title: str, count: int, style: Style, about: str = "") -> Iterator[Line]:
    """Yield the heading of a section, with how much is in it, behind a blank line."""
    yield BLANK
    yield from paragraph(f"{title} ({count:,}){about and f': {about}'}", 0, style)


def not_shown(count: int, shown: int, indent: int = 2, what: str = "more") -> Iterator[Line]:
    """Yield how many are not shown of ``count``, if any; JSON shows them all."""
    if count > shown:
        yield indented(f"and {count - shown:,} {what}; --format json has them all", indent, Style.DIM)


def gate(verdict: str, *, passed: bool) -> tuple[Line, ...]:
    """Return the line that says whether the gate is open, and why."""
    said = f"GATE {'PASSED' if passed else 'BLOCKED'}: {verdict}"
    return paragraph(said, 0, Style.GOOD if passed else Style.BAD)
