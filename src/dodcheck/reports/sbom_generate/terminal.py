"""What was found for a terminal: each piece with what is known of it, what contradicts it, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.sbom_generate.report import GenerateReport, found, known
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
    yield from paragraph(f"{at}, {found(report)}", 2, Style.DIM)
    yield BLANK
    for one in report.code[:SHOWN]:
        yield from _piece(one)
    yield from _more(len(report.code), SHOWN)
    yield from _known(report)
    yield from _places("NOT LOOKED AT", "what lies there is unknown", made.survey.skipped, Style.BAD)
    yield from _places("LEFT OUT", "the project's own, by what they hold", made.survey.own, Style.DIM)


def _piece(one: Vendored) -> Iterator[Line]:
    version = one.version.value if one.version else one.commit.value[:_COMMIT_SHOWN] if one.commit else ""
    name = visible(f"{one.name.value} {version}".strip())
    licence = visible(one.licence.value) if one.licence else "licence unknown"
    yield Line((Span("  "), Span(line_start(shorten(name, COLUMNS - 2)), Style.STRONG)))
    told = f"{licence}{'' if version else ', version unknown'}"
    yield indented(shorten(f"{visible(one.path)}  {told}", COLUMNS - 4), 4, Style.PLAIN if one.licence else Style.WARN)
    for what, fact in one.also:
        yield from paragraph(f"also {what} {fact.value} ({place_of(fact)})", 6, Style.WARN, 2)


def _known(report: GenerateReport) -> Iterator[Line]:
    if not report.code:
        return
    of = len(report.code)
    yield BLANK
    yield from paragraph("KNOWN, of all components", 0, Style.STRONG)
    for name, count in known(report):
        yield indented(f"{f'{count:,} of {of:,}':>14}  {name}", 0, Style.PLAIN if count == of else Style.WARN)


def _places(title: str, about: str, places: tuple[SkippedPlace, ...], style: Style) -> Iterator[Line]:
    if not places:
        return
    yield from heading(title, len(places), style, about)
    for one in places[:FEW]:
        where = one.place.path if one.place.line is None else f"{one.place.path}:{one.place.line}"
        yield from paragraph(f"{where} {one.why}", 2, Style.DIM, 2)
    yield from _more(len(places), FEW)


def _more(count: int, shown: int) -> Iterator[Line]:
    if count > shown:
        yield indented(f"and {count - shown:,} more", 2, Style.DIM)
