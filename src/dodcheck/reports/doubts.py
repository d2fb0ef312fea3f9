"""What could not be decided, as lines of a terminal: each way out once, above the criteria that it would settle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from dodcheck.model.evidence import Unknown
from dodcheck.model.report import Judgement, Report
from dodcheck.phrasing import counted
from dodcheck.reports.entries import Listing, command_line, entries_by_reason, entry_lines, entry_with_reason, listing
from dodcheck.reports.layout import COLUMNS, Line, Style, indented, paragraph
from dodcheck.reports.settle import general_way_out, way_out
from dodcheck.reports.visible import visible
from dodcheck.reports.width import shorten_start

DOUBTS_SHOWN: Final = 20
"""Of criteria in several documents that are unknown for one reason, so many are shown where they block nothing."""

ONE_DOCUMENT_SHOWN: Final = 40
"""The same, where one document was judged."""

DOCUMENTS_SHOWN: Final = 8
"""Of more criteria than that, the documents with the most of them are shown."""

_OWN_LINES: Final = 3
_Entries = Callable[[Sequence[Judgement]], Iterator[Line]]


def doubts_listing(found: Sequence[Judgement], report: Report) -> Listing:
    """Return the lines of the criteria that are unproven or unobservable, grouped by what would settle them."""
    groups: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in found:
        out = way_out(judgement)
        groups.setdefault((out.meaning, out.advice), []).append(judgement)
    blocks = [
        _group(f"{meaning} ({len(some):,}): {advice}", some, report) for (meaning, advice), some in groups.items()
    ]
    return Listing(tuple(line for block in blocks for line in block.lines), sum(block.counted for block in blocks))


def _group(heading: str, members: Sequence[Judgement], report: Report) -> Listing:
    """Return the lines of criteria that are unknown for one reason; those that keep the gate shut are all shown."""
    lines = {way_out(judgement).line for judgement in members}
    each = len(lines) > 1 and len(members) <= _OWN_LINES
    shared = _shared_reason(members)
    head = [*paragraph(heading, 2, Style.WARN), *(() if each else _settling_line(members[0], len(lines)))]
    head += paragraph(shared, 6) if shared else ()
    below = _members(members, report, _entries(reason=not shared and not _is_said_above(members[0]), line=each))
    return Listing((*head, *below.lines), below.counted)


def _settling_line(first: Judgement, lines: int) -> Iterator[Line]:
    """Yield the line that settles all members; where each has its own, their common form, and what fills it in."""
    yield command_line((way_out(first) if lines == 1 else general_way_out(first)).line, 6)
    if lines > 1 and first.criterion.location.path != "-":
        yield command_line("dodcheck explain FILE:LINE  # prints it filled in", 6)


def _shared_reason(members: Sequence[Judgement]) -> str:
    """Return the reason that several members share, empty where they differ or the heading has said it."""
    reasons = {judgement.reason for judgement in members}
    return "" if _is_said_above(members[0]) or len(members) == 1 or len(reasons) > 1 else reasons.pop()


def _is_said_above(first: Judgement) -> bool:
    """Return whether the heading says the reason of all members, or the command that fetches what is missing does."""
    return first.evidence.unknown is Unknown.NO_RULE or way_out(first).line.startswith("gh ")


def _entries(*, reason: bool, line: bool) -> _Entries:
    def one(judgement: Judgement) -> Iterator[Line]:
        yield from entry_with_reason(judgement, 4) if reason else entry_lines(judgement, 4)
        if line:
            yield command_line(way_out(judgement).line, 8)

    def lines(found: Sequence[Judgement]) -> Iterator[Line]:
        return (
            entries_by_reason(found, 4)
            if reason and not line
            else (told for judgement in found for told in one(judgement))
        )

    return lines


def _members(members: Sequence[Judgement], report: Report, entries: _Entries) -> Listing:
    blocking = [judgement for judgement in members if report.gate.blocks(judgement)]
    others = [judgement for judgement in members if not report.gate.blocks(judgement)]
    paths = Counter(judgement.criterion.location.path for judgement in others)
    if len(paths) > 1 and len(others) > DOUBTS_SHOWN:
        between = [indented("not blocking:", 4)] if blocking else []
        return Listing((*entries(blocking), *between, *_by_document(others, paths)), len(others))
    most = ONE_DOCUMENT_SHOWN if len(report.documents) == 1 else DOUBTS_SHOWN
    rest = listing((), len(others[most:]), entry_lines, 4)
    return Listing((*entries([*blocking, *others[:most]]), *rest.lines), rest.counted)


def _by_document(found: Sequence[Judgement], paths: Counter[str]) -> Iterator[Line]:
    """Yield a line for each document, those with the most criteria first."""
    claimed = Counter(judgement.criterion.location.path for judgement in found if judgement.criterion.claimed)
    widest = len(f"{max(paths.values()):,}")
    for path, number in paths.most_common(DOCUMENTS_SHOWN):
        ticked = f" ({claimed[path]:,} claimed)" if claimed[path] else ""
        shown = shorten_start(visible(path), COLUMNS - 6 - widest - len(ticked))
        yield indented(f"{number:>{widest},}  {shown}{ticked}", 4)
    left = paths.most_common()[DOCUMENTS_SHOWN:]
    if left:
        total = sum(number for _, number in left)
        yield indented(f"and {total:,} more in {counted(len(left), 'document')}", 4, Style.DIM)
