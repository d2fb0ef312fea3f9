"""The posture for a terminal: each area with its points, what a document says beside it, and the score."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.evidence import Outcome
from dodcheck.phrasing import counted
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph, style_of
from dodcheck.reports.posture.report import WORDS, PostureReport, counts, stated_for_area, undecided, verdict
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import gate, heading
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten
from dodcheck.rules.scorecard.card import AnsweredPoint, Scored, score_in_words
from dodcheck.rules.scorecard.stated import Stated

_TOLD = 14
"""The column that points begin in, behind what is said of them."""


def lines(report: PostureReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    yield from _head(report)
    for area in report.card.areas:
        yield from _area(report, area)
    yield from _undecided(report)
    yield BLANK
    if report.minimum is None:
        yield from paragraph(f"SCORE: {verdict(report)}", 0, Style.STRONG)
        return
    yield from gate(verdict(report), passed=report.passed)


def _head(report: PostureReport) -> Iterator[Line]:
    snapshot = report.snapshot
    at = revision(snapshot.commit, dirty=snapshot.dirty)
    yield from paragraph("Security posture: the part of it that evidence decides", 0, Style.STRONG)
    yield from paragraph(f"{at}, {counted(len(report.card.answers), 'point')}", 2, Style.DIM)


def _area(report: PostureReport, area: Scored) -> Iterator[Line]:
    yield BLANK
    yield from paragraph(f"{area.area.title.upper()} {score_in_words(area.score)}: {counts(area)}", 0, Style.STRONG)
    for stated in stated_for_area(report, area):
        yield from paragraph(_stated_in_words(report, stated), 2, Style.DIM)
    for answer in area.answers:
        yield from _answer(answer)


def _answer(answer: AnsweredPoint) -> Iterator[Line]:
    word = f"{WORDS[answer.outcome]:<{_TOLD - 2}}"
    says = shorten(answer.point.says, COLUMNS - _TOLD - 2)
    yield Line((Span("  "), Span(word, style_of(answer.outcome)), Span(line_start(says))))
    if answer.outcome is not Outcome.HOLDS:
        yield from paragraph(answer.evidence.summary, _TOLD, Style.DIM)
    if answer.outcome is Outcome.FAILS and answer.evidence.reproduce:
        yield indented(visible(f"$ {answer.evidence.reproduce}"), _TOLD, Style.DIM)


def _undecided(report: PostureReport) -> Iterator[Line]:
    others = undecided(report)
    if others:
        yield from heading("ONLY IN THE DOCUMENT", len(others), Style.STRONG, "no evidence here decides it")
        for stated in others:
            yield from paragraph(_stated_in_words(report, stated), 2)
    if report.document is not None and not report.stated:
        yield BLANK
        yield from paragraph(f"{report.document} has no score to compare", 0, Style.WARN)


def _stated_in_words(report: PostureReport, stated: Stated) -> str:
    return f"{report.document}:{stated.line} says {stated.words} for “{stated.label}”"
