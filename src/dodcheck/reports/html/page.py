"""The page: everything that the templates show, put together from the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

from dodcheck import __version__
from dodcheck.model.notice import Notice
from dodcheck.model.report import Gate, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports import summary
from dodcheck.reports.changes import DEBT_LISTED, debt
from dodcheck.reports.forge import commit_address
from dodcheck.reports.html.anchors import names
from dodcheck.reports.html.cards import Card, cards
from dodcheck.reports.html.entries import CriterionView, entry
from dodcheck.reports.html.exceptions import ExceptionView, days_left
from dodcheck.reports.html.filters import Filter, filters
from dodcheck.reports.html.gaps import Gap, gaps
from dodcheck.reports.html.glance import Bar, Family, bar, families
from dodcheck.reports.html.sections import Section, sections
from dodcheck.reports.html.steps import NextStepView, as_step
from dodcheck.reports.html.templating import rendered_page
from dodcheck.reports.html.text import PlaceView, place_view, sentence
from dodcheck.reports.next_step import next_step
from dodcheck.reports.notices import by_kind
from dodcheck.reports.width import shorten

TITLE: Final = 90
"""Of a scope that names many documents, so many columns are a title; the list of documents has them all."""

NOTICES_SHOWN: Final = 100
"""Of the notices of one kind, so many are shown."""


class NoticeGroup(NamedTuple):
    """Notices of one kind: the first of them, and how many more there are."""

    kind: str
    number: int
    shown: tuple[tuple[PlaceView, str], ...]


class Page(NamedTuple):
    """All that a page shows."""

    report: Report
    title: str
    version: str
    passed: bool
    gate: str
    judged: str
    examined: str
    commit: PlaceView | None
    whole: Bar
    counts: tuple[summary.Count, ...]
    step: NextStepView | None
    cards: tuple[Card, ...]
    debt: str
    debt_listed: str
    families: tuple[Family, ...]
    gaps: tuple[Gap, ...]
    excuses: tuple[tuple[CriterionView, ExceptionView, str], ...]
    deferred: int
    sections: tuple[Section, ...]
    entries: Mapping[int, CriterionView]
    filters: tuple[Filter, ...]
    notices: tuple[NoticeGroup, ...]


def render(report: Report) -> str:
    """Return the report as one page that needs nothing else."""
    return rendered_page(_page(report))


def _page(report: Report) -> Page:
    called = names(report.judgements)
    entries = {at: entry(judgement, called.anchors[at], report) for at, judgement in enumerate(report.judgements)}
    unknown = tuple(gaps(report, called))
    parts, step = sections(report.judgements, report.titles), next_step(report)
    return Page(
        report=report,
        title="the change" if report.gate is Gate.MERGE else shorten(summary.scope(report), TITLE),
        version=__version__,
        passed=report.passed,
        gate=summary.gate(report),
        judged=summary.judged(report),
        examined=summary.examined(report),
        commit=_commit(report),
        whole=bar("criteria", "", [judgement for judgement in report.judgements if not judgement.weakens]),
        counts=summary.counts(report),
        step=as_step(step) if step else None,
        cards=cards(report, called, unknown),
        debt=debt(report) if report.gate is Gate.MERGE else "",
        debt_listed=DEBT_LISTED,
        families=families(parts, called.documents),
        gaps=unknown,
        excuses=tuple(_excuses(entries)),
        deferred=report.tally[Verdict.DEFERRED],
        sections=parts,
        entries=entries,
        filters=filters(report, entries.values()),
        notices=tuple(_notice_groups(report)),
    )


def _commit(report: Report) -> PlaceView | None:
    place = report.on_forge
    return PlaceView(place.forge.address.partition("://")[2], commit_address(place)) if place else None


def _excuses(entries: Mapping[int, CriterionView]) -> Iterator[tuple[CriterionView, ExceptionView, str]]:
    """Yield what is excused, what runs out first at the top."""
    found = [(criterion_view, criterion_view.excuse) for criterion_view in entries.values() if criterion_view.excuse]
    for criterion_view, excuse in sorted(found, key=lambda pair: pair[1].left):
        yield criterion_view, excuse, days_left(excuse)


def _notice_groups(report: Report) -> Iterator[NoticeGroup]:
    for kind, found in by_kind(report.notices).items():
        shown = tuple(_notice(notice, report) for notice in islice(found, NOTICES_SHOWN))
        yield NoticeGroup(sentence(kind), len(found), shown)


def _notice(notice: Notice, report: Report) -> tuple[PlaceView, str]:
    return place_view(notice.location, report.on_forge), sentence(notice.message)
