"""What could not be decided, by what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.html.anchors import Names
from dodcheck.reports.html.evidence import shown_command
from dodcheck.reports.html.text import Piece, pieces, with_code_marked
from dodcheck.reports.settle import general_way_out, way_out

SHOWN: Final = 12
"""Of the criteria that are unknown for one reason, so many are shown."""

_OUTSIDE_FIRST: Final = (Verdict.UNOBSERVABLE, Verdict.UNPROVEN)


class GapMember(NamedTuple):
    """A criterion that is unknown; where each has a line of its own that would settle it, its entry shows it."""

    anchor: str
    pieces: tuple[Piece, ...]
    place: str


class Gap(NamedTuple):
    """Criteria that are unknown for one reason. ``line`` is what to run or to paste, alike for all or a pattern."""

    anchor: str
    verdict: str
    meaning: str
    advice: tuple[Piece, ...]
    line: str
    alike: bool
    number: int
    members: tuple[GapMember, ...]
    more: int


def gaps(report: Report, names: Names) -> Iterator[Gap]:
    """Yield every reason for which something is unknown; those that nobody can settle in the repository come first."""
    groups: dict[tuple[str, str, str], list[tuple[str, Judgement]]] = {}
    for verdict in _OUTSIDE_FIRST:
        for at, judgement in enumerate(report.judgements):
            if judgement.verdict is verdict and not judgement.weakens:
                out = way_out(judgement)
                groups.setdefault((verdict.value, out.meaning, out.advice), []).append((names.anchors[at], judgement))
    for number, (kind, found) in enumerate(groups.items(), 1):
        yield _gap(f"gap-{number}", kind, found, names)


def _gap(anchor: str, kind: tuple[str, str, str], found: Sequence[tuple[str, Judgement]], names: Names) -> Gap:
    verdict, meaning, advice = kind
    lines = {way_out(judgement).line for _, judgement in found}
    alike = len(lines) == 1
    line = lines.pop() if alike else general_way_out(found[0][1]).line
    members = tuple(_gap_member(anchor, judgement.criterion, names) for anchor, judgement in found[:SHOWN])
    left = len(found) - len(members)
    return Gap(
        anchor, verdict, meaning, with_code_marked(advice), shown_command(line), alike, len(found), members, left
    )


def _gap_member(anchor: str, criterion: Criterion, names: Names) -> GapMember:
    return GapMember(anchor, pieces(criterion), names.place(criterion.location))
