"""What was found for a terminal: each piece with what is known of it, what contradicts it, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.sbom_generate.report import GenerateReport, pieces_by_fact, pieces_by_sort
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import heading
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten
from dodcheck.supply.making.component import place_of
from dodcheck.supply.vendoring.survey import SkippedPlace
from dodcheck.supply.vendoring.vendored import Vendored

SHOWN = 60
"""So many pieces are shown."""

FEW = 10
"""So many places that were left out or skipped are shown."""

_COMMIT_SHOWN = 12


def lines(report: GenerateReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    made = report.made
    at = revision(made.commit, dirty=made.dirty)
    yield from paragraph("Code of others in this repository", 0, Style.STRONG)
    yield from paragraph(f"{at}, {pieces_by_sort(report)}", 2, Style.DIM)
    yield BLANK
    for vendored in report.code[:SHOWN]:
        yield from _piece(vendored)
    yield from _more_line(len(report.code), SHOWN)
    yield from _known_facts(report)
    yield from _places("NOT LOOKED AT", "what lies there is unknown", made.survey.skipped, Style.BAD)
    yield from _places("LEFT OUT", "the project's own, by what they hold", made.survey.own, Style.DIM)


def _piece(vendored: Vendored) -> Iterator[Line]:
    version = (
        vendored.version.value if vendored.version else vendored.commit.value[:_COMMIT_SHOWN] if vendored.commit else ""
    )
    name = visible(f"{vendored.name.value} {version}".strip())
    licence = visible(vendored.licence.value) if vendored.licence else "licence unknown"
    yield Line((Span("  "), Span(line_start(shorten(name, COLUMNS - 2)), Style.STRONG)))
    rights = f"{licence}{'' if version else ', version unknown'}"
    yield indented(
        shorten(f"{visible(vendored.path)}  {rights}", COLUMNS - 4), 4, Style.PLAIN if vendored.licence else Style.WARN
    )
    for what, fact in vendored.also:
        yield from paragraph(f"also {what} {fact.value} ({place_of(fact)})", 6, Style.WARN, 2)


def _known_facts(report: GenerateReport) -> Iterator[Line]:
    if not report.code:
        return
    of = len(report.code)
    yield BLANK
    yield from paragraph("KNOWN, of all components", 0, Style.STRONG)
    for name, count in pieces_by_fact(report):
        yield indented(f"{f'{count:,} of {of:,}':>14}  {name}", 0, Style.PLAIN if count == of else Style.WARN)


def _places(title: str, about: str, places: tuple[SkippedPlace, ...], style: Style) -> Iterator[Line]:
    if not places:
        return
    yield from heading(title, len(places), style, about)
    for skipped in places[:FEW]:
        where = skipped.place.path if skipped.place.line is None else f"{skipped.place.path}:{skipped.place.line}"
        yield from paragraph(f"{where} {skipped.why}", 2, Style.DIM, 2)
    yield from _more_line(len(places), FEW)


def _more_line(count: int, shown: int) -> Iterator[Line]:
    if count > shown:
        yield indented(f"and {count - shown:,} more", 2, Style.DIM)
