"""A history for a terminal of 80 columns: a chart, then the commits where the tally turned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from dodcheck.model.verdict import Verdict
from dodcheck.phrasing import counted
from dodcheck.reports.bands import BANDS
from dodcheck.reports.history.chart import UNJUDGED, chart
from dodcheck.reports.layout import BLANK, COLUMNS, Line, Span, Style, indented, paragraph
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten
from dodcheck.trust.past.history import DatedCommit, Ending, History, HistoryPoint

TURNS: Final = 24
"""So many commits where the tally turned are listed: the first, and the last ones."""

SHORT: Final = 10
"""So many digits of a commit's id are shown."""

_LEFT_OUT: Final = "Other commits leave the tally as it was; --format csv lists them too."

_TABLE: Final = (
    ("proved", frozenset({Verdict.PROVED})),
    ("ready", frozenset({Verdict.READY})),
    *((band.name, band.verdicts) for band in BANDS[1:]),
)
"""The columns of the table: the bands of the chart, with what is proved apart from what only waits for its tick."""


def lines(history: History) -> Iterator[Line]:
    """Yield the lines of the report."""
    points = history.points
    yield from paragraph(f"History of {history.scope}", 0, Style.STRONG, most=1)
    said = f"{counted(len(points), 'commit')}, each by its own documents, rules, waivers"
    yield from paragraph(f"{said}, as of {history.as_of.isoformat()}", 2, Style.DIM)
    yield from paragraph(
        where_it_ends(history.ending), 2, Style.WARN if history.ending is Ending.SHALLOW else Style.DIM
    )
    yield BLANK
    yield from chart(points)
    yield BLANK
    yield from _legend(points)
    yield BLANK
    yield from _turns_table(history.turns)
    if len(history.turns) < len(points):
        yield from paragraph(_LEFT_OUT, 2, Style.DIM)


def where_it_ends(ending: Ending) -> str:
    """Return why a history goes no further back, and what would show more of it."""
    match ending:
        case Ending.ROOT:
            return "it begins with the first commit of all"
        case Ending.SHALLOW:
            return (
                "it begins where this clone was cut off: git fetch --unshallow brings the rest (in CI: fetch-depth: 0)"
            )
        case Ending.LAST:
            return "there are older commits: --last N shows more of them"
        case Ending.SINCE:
            return "it begins after the commit that --since names"
        case _:
            assert_never(ending)


def commit_columns(at: DatedCommit) -> str:
    """Return id and day of a commit, in columns."""
    return f"{at.commit[:SHORT]}  {at.day.isoformat() if at.day else '?':<10}"


def _legend(points: Sequence[HistoryPoint]) -> Iterator[Line]:
    parts = [f"{band.sign} {band.name}: {band.meaning}" for band in BANDS]
    if any(point.tally is None for point in points):
        parts.append(f"{UNJUDGED} could not be judged")
    for left, right in zip(parts[::2], [*parts[1::2], ""], strict=False):
        yield indented(f"{left:<38}{right}", 2)


def _turns_table(turns: Sequence[HistoryPoint]) -> Iterator[Line]:
    """Yield the table; a column of nothing but zeros is left out."""
    left = max(0, len(turns) - TURNS)
    shown = [turns[0], *turns[-TURNS + 1 :]] if left else list(turns)
    tallies = [point.tally for point in shown if point.tally is not None]
    table = [(name, those) for name, those in _TABLE if any(tally[verdict] for tally in tallies for verdict in those)]
    names = "".join(f"{name} " for name, _ in table)
    yield indented(f"{'commit':<{SHORT}}  {'date':<10}  {names} of", 2, Style.DIM)
    yield _turn_row(shown[0], table)
    if left:
        more = counted(left, "commit changes", "commits change")
        yield from paragraph(f"… {more} the tally in between; all of them: --format csv", 2, Style.DIM)
    yield from (_turn_row(point, table) for point in shown[1:])


def _turn_row(point: HistoryPoint, table: Sequence[tuple[str, frozenset[Verdict]]]) -> Line:
    head = f"{commit_columns(point.at)}  "
    tally = point.tally
    if tally is None:
        said = f"could not be judged: {visible(point.problem)}"
        return Line((Span(f"  {head}"), Span(shorten(said, COLUMNS - 2 - len(head)), Style.WARN)))
    counts = "".join(f"{sum(tally[verdict] for verdict in those) or '·':>{len(name)}} " for name, those in table)
    numbers = f"  {head}{counts}{sum(tally.values()):>3}"
    subject = shorten(visible(point.at.subject), COLUMNS - len(numbers) - 2)
    return Line((Span(numbers), Span(f"  {subject}", Style.DIM)))
