"""The versions for a terminal: a line for each library, what blocks first, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.reports.layout import BLANK, Line, Span, Style, paragraph
from dodcheck.reports.sbom_versions.report import VersionsReport, age_in_words, sources_in_words, verdict
from dodcheck.reports.summary import judged_on
from dodcheck.reports.terminal_lines import gate, heading, not_shown
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten, shorten_start, width
from dodcheck.supply.versions.agreeing import version_words
from dodcheck.supply.versions.state import JudgedLibrary, State

SHOWN = 200
"""So many libraries are shown."""

_HEADS = ("library", "path", "current", "latest", "age", "state")
_MOST = (18, 22, 13, 10, 8, 9)
"""The widths of the columns at most; with the spaces between them they fill a terminal."""
_PATH = 1
_STYLES = {
    State.DISAGREES: Style.BAD,
    State.UNPINNED: Style.BAD,
    State.UNKNOWN: Style.WARN,
    State.BEHIND: Style.WARN,
    State.AGREES: Style.PLAIN,
    State.CURRENT: Style.GOOD,
}


def lines(report: VersionsReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    yield from paragraph("Versions of vendored code", 0, Style.STRONG)
    yield from paragraph(judged_on(report.snapshot, report.as_of), 2, Style.DIM)
    yield from paragraph(sources_in_words(report.compared), 2, Style.DIM, most=4)
    yield from _table(report.ordered())
    yield from _unseen(report)
    yield BLANK
    yield from gate(verdict(report), passed=report.passed)


def _table(libraries: Sequence[JudgedLibrary]) -> Iterator[Line]:
    if not libraries:
        return
    rows = [_cells(library) for library in libraries[:SHOWN]]
    widths = [
        min(most, max(map(width, column))) for most, column in zip(_MOST, zip(_HEADS, *rows, strict=True), strict=True)
    ]
    yield BLANK
    yield Line((Span(_row(_HEADS, widths).rstrip(), Style.STRONG),))
    for library, row in zip(libraries, rows, strict=False):
        text = _row(row[:-1], widths[:-1])
        yield Line((Span(text), Span(f" {row[-1]}", _STYLES[library.state])))
        for remark in library.remarks:
            yield from paragraph(remark.message, 4, Style.PLAIN if remark.blocks else Style.DIM)
    yield from not_shown(len(libraries), SHOWN, 0)


def _cells(library: JudgedLibrary) -> tuple[str, ...]:
    latest = version_words(library.latest) if library.latest else "-"
    cells = (
        library.library.name,
        library.library.path or "-",
        version_words(library.current),
        latest,
        age_in_words(library) or "-",
        library.state.value,
    )
    return tuple(line_start(visible(cell)) for cell in cells)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = [
        shorten_start(cell, room) if at == _PATH else shorten(cell, room)
        for at, (cell, room) in enumerate(zip(cells, widths, strict=True))
    ]
    return " ".join(part + " " * (room - width(part)) for part, room in zip(parts, widths, strict=True))


def _unseen(report: VersionsReport) -> Iterator[Line]:
    if report.skipped:
        about = "vendored code may be there that is not listed"
        yield from heading("NOT SEEN", len(report.skipped), Style.BAD, about)
        for skipped in report.skipped[:SHOWN]:
            at = skipped.place.path if skipped.place.line is None else f"{skipped.place.path}:{skipped.place.line}"
            yield from paragraph(f"{at} {skipped.why}", 2)
    if report.compared.rows:
        rows = ", ".join(map(str, report.compared.rows[:SHOWN]))
        yield BLANK
        yield from paragraph(f"Rows of {report.compared.table} that name no library: line {rows}", 0, Style.WARN)
