"""A whole program at a glance: a bar for each phase, and for each group of what stands beside the phases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Judgement, Report
from dodcheck.model.state import StageKind
from dodcheck.reports.layout import BLANK, COLUMNS, Line
from dodcheck.reports.state.rows import Row
from dodcheck.reports.state.table import table

_PROGRAM: Final = "program"


def glance(report: Report) -> Iterator[Line]:
    """Yield the table of a report on the whole program with a gap after it, nothing for any other report."""
    if report.scope != _PROGRAM:
        return
    parts: dict[tuple[StageKind, str], list[Judgement]] = {}
    for judgement in report.judgements:
        parts.setdefault(_part(judgement.criterion), []).append(judgement)
    if len(parts) > 1:
        # Phases first: an appendix of the document lists their milestones again.
        rows = [Row(kind, name, tuple(some)) for (kind, name), some in sorted(parts.items(), key=_order)]
        yield BLANK
        yield from table(rows, report.judgements, COLUMNS)


def _order(part: tuple[tuple[StageKind, str], list[Judgement]]) -> int:
    return part[0][0].value


def _part(criterion: Criterion) -> tuple[StageKind, str]:
    if criterion.scope == _PROGRAM:
        return StageKind.PROGRAM, criterion.group or _PROGRAM
    return StageKind.PHASE, criterion.scope.replace("-", " ", 1).replace("-", ".")
