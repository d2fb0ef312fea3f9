"""The pins for a terminal: what is not pinned first, the comments, the counts, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.phrasing import counted
from dodcheck.reports.ci_pins.report import (
    WAYS,
    PinGroup,
    PinsReport,
    groups,
    owners,
    pins_with_moving_version,
    pins_without_version,
    verdict,
)
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.statement import place
from dodcheck.reports.summary import revision
from dodcheck.reports.terminal_lines import gate, heading, not_shown
from dodcheck.reports.visible import line_start, visible
from dodcheck.reports.width import shorten
from dodcheck.workflows.pins.disagreements import Disagreement
from dodcheck.workflows.pins.pin import Pin, State
from dodcheck.workflows.pins.survey import PinSurvey

SHOWN = 20
"""So many groups, files and owners are shown."""

PLACES = 3
"""So many places of a group are shown."""


def lines(report: PinsReport) -> Iterator[Line]:
    """Yield the lines of the report."""
    survey = report.survey
    yield from _head(report)
    yield from _unread(survey)
    for title, about, state, style in _SECTIONS:
        yield from _groups(title, about, survey.of(state), style)
    yield from _groups(
        "NO VERSION", "a commit, and no comment names its version", pins_without_version(survey), Style.STRONG
    )
    yield from _groups(
        "MOVING VERSION", "a commit, called by a version that moves", pins_with_moving_version(survey), Style.STRONG
    )
    yield from _disagreeing(survey.disagreements)
    yield from _counts(survey)
    yield from _idle(survey.idle)
    yield BLANK
    yield from gate(verdict(survey), passed=survey.passed)


_SECTIONS = (
    ("NOT PINNED", "they may be something else tomorrow", State.UNPINNED, Style.BAD),
    ("CAN'T BE TOLD", "the files do not say what runs", State.UNTOLD, Style.WARN),
)


def _head(report: PinsReport) -> Iterator[Line]:
    snapshot, survey = report.snapshot, report.survey
    at = revision(snapshot.commit, dirty=snapshot.dirty)
    files, places = counted(len(survey.files), "file"), counted(len(survey.pins), "place")
    yield from paragraph("Actions, workflows and images, and how they are pinned", 0, Style.STRONG)
    yield from paragraph(f"{at}, {files}, {places}", 2, Style.DIM)


def _unread(survey: PinSurvey) -> Iterator[Line]:
    if not survey.unread:
        return
    yield from heading("NOT EVALUATED", len(survey.unread), Style.BAD, "nothing is known of what they use")
    for unread in survey.unread[:SHOWN]:
        where = unread.path if unread.line is None else f"{unread.path}:{unread.line}"
        yield from paragraph(where, 2, Style.DIM)
        yield from paragraph(unread.why, 4)
    yield from not_shown(len(survey.unread), SHOWN)


def _groups(title: str, about: str, pins: Sequence[Pin], style: Style) -> Iterator[Line]:
    if not pins:
        return
    yield from heading(title, len(pins), style, about)
    found = groups(pins)
    for group in found[:SHOWN]:
        yield from _group(group)
    yield from not_shown(len(found), SHOWN)


def _group(group: PinGroup) -> Iterator[Line]:
    idle = ", never runs" if all(pin.idle for pin in group.pins) else ""
    said = f"{counted(len(group.pins), 'place')}, {WAYS[group.way]}{idle}"
    comment = next((pin.comment for pin in group.pins if pin.comment), "")
    beside = f" # {comment}" if comment else ""
    yield from _row(f"{group.text}{beside}", said)
    for pin in group.pins[:PLACES]:
        yield indented(shorten(visible(place(pin.location)), COLUMNS - 4), 4, Style.DIM)
    if len(group.pins) > PLACES:
        yield indented(f"and {len(group.pins) - PLACES:,} more", 4, Style.DIM)


def _row(text: str, said: str) -> Iterator[Line]:
    """Yield a name with what is said of it on one line, or on two where that is too narrow."""
    name = visible(text)
    room = COLUMNS - len(said) - 6
    if len(name) <= room:
        yield Line((Span("  "), Span(line_start(name), Style.STRONG), Span(f"  {said}")))
        return
    yield from paragraph(name, 2, Style.STRONG)
    yield indented(said, 4)


def _disagreeing(found: Sequence[Disagreement]) -> Iterator[Line]:
    if not found:
        return
    yield from heading("COMMENTS DISAGREE", len(found), Style.WARN, "one of two must be wrong")
    for disagreement in found[:SHOWN]:
        yield from paragraph(disagreement.message, 2)
        for pin in (disagreement.first, disagreement.other):
            yield indented(shorten(visible(place(pin.location)), COLUMNS - 4), 4, Style.DIM)
    yield from not_shown(len(found), SHOWN)


def _counts(survey: PinSurvey) -> Iterator[Line]:
    ways = [(way, count) for way, count in survey.ways().items() if count]
    if not ways:
        return
    yield BLANK
    yield from paragraph("HOW", 0, Style.STRONG)
    for way, count in ways:
        yield indented(f"{count:>6,}  {WAYS[way]}", 0)
    trusted = owners(survey)
    if not trusted:
        return
    yield BLANK
    yield from paragraph("WHOSE: pinned, of all places", 0, Style.STRONG)
    for owner in trusted[:SHOWN]:
        share = f"{owner.pinned:,} of {owner.places:,}"
        style = Style.PLAIN if owner.pinned == owner.places else Style.WARN
        yield indented(f"{share:>14}  {shorten(visible(owner.name), COLUMNS - 18)}", 0, style)
    yield from not_shown(len(trusted), SHOWN)


def _idle(idle: Sequence[str]) -> Iterator[Line]:
    if idle:
        yield BLANK
        yield from paragraph(f"Allowed, and needed by nothing: {', '.join(idle)}", 0)
