"""Which lines the table of a state has: one for each phase and milestone, folded where they are too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from dodcheck.model.milestone import Status
from dodcheck.model.report import Judgement
from dodcheck.model.state import RecordedStatus, Stage, StageKind, is_done
from dodcheck.model.verdict import Verdict
from dodcheck.reports.next_step import urgency
from dodcheck.reports.shares import UNKNOWN

_FOLDED: Final = 3
"""So many documents that are alike are one line."""

_MANY: Final = {
    StageKind.PHASE: "phases",
    StageKind.PROGRAM: "parts of the program",
    StageKind.MILESTONE: "milestones",
    StageKind.DOCUMENT: "documents",
}


class Row(NamedTuple):
    """One line: what it is about, and the criteria it counts."""

    kind: StageKind
    name: str
    judgements: tuple[Judgement, ...]
    title: str = ""
    is_path: bool = False

    @property
    def passed(self) -> bool:
        """Whether every criterion is good, and not all are deferred."""
        return is_done(self.judgements) and not self.put_off

    @property
    def put_off(self) -> bool:
        """Whether its document puts off all of it."""
        return bool(self.judgements) and all(judgement.verdict is Verdict.DEFERRED for judgement in self.judgements)


def rows(stages: Sequence[Stage]) -> tuple[Row, ...]:
    """Return a line for each stage, in their order; documents that are alike are folded."""
    return _documents_folded(
        [
            Row(stage.kind, _name(stage), stage.judgements, stage.title, stage.kind is StageKind.DOCUMENT)
            for stage in stages
        ]
    )


def by_group(stages: Sequence[Stage]) -> tuple[Row, ...]:
    """Return the rows, where the program has one for each group of statements outside its phases."""
    told: list[Row] = []
    for row in rows(stages):
        told.extend(_groups(row) if row.kind is StageKind.PROGRAM else [row])
    return tuple(told)


def without_done(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the lines with those that are done counted on one line for each kind, in the place of the first."""
    finished = {kind: [row for row in rows if row.kind is kind and row.passed] for kind in StageKind}
    kept: list[Row] = []
    for row in rows:
        alike = finished[row.kind]
        if not row.passed or len(alike) == 1:
            kept.append(row)
        elif row is alike[0]:
            kept.append(_together(row.kind, f"{len(alike):,} {_MANY[row.kind]}, all done", alike))
    return tuple(kept)


def most_urgent(rows: Sequence[Row], room: int) -> tuple[Row, ...]:
    """Return at most so many lines: the most urgent in their order, and one that counts the others."""
    if len(rows) <= room:
        return tuple(rows)
    first = sorted(range(len(rows)), key=lambda at: (rows[at].passed, urgency(rows[at].judgements)))[: room - 1]
    left = [row for at, row in enumerate(rows) if at not in set(first)]
    return (*(rows[at] for at in sorted(first)), _together(StageKind.DOCUMENT, f"and {len(left):,} more", left))


def _together(kind: StageKind, name: str, some: Iterable[Row]) -> Row:
    return Row(kind, name, tuple(judgement for row in some for judgement in row.judgements))


def _documents_folded(told: Sequence[Row]) -> tuple[Row, ...]:
    documents = [row for row in told if row.kind is StageKind.DOCUMENT]
    undecided = [row for row in documents if _undecided(row.judgements)]
    folds = [("nothing shown yet", undecided), ("all done", [row for row in documents if row.passed])]
    folds = [(what, some) for what, some in folds if len(some) >= _FOLDED]
    folded = {row.name for _, some in folds for row in some}
    kept = [row for row in told if row.kind is not StageKind.DOCUMENT or row.name not in folded]
    counted = (_together(StageKind.DOCUMENT, f"{len(some):,} documents, {what}", some) for what, some in folds)
    return (*kept, *counted)


def _undecided(judgements: Sequence[Judgement]) -> bool:
    return all(judgement.verdict in UNKNOWN.verdicts for judgement in judgements)


def _groups(row: Row) -> Iterator[Row]:
    """Yield a line for each group; statements of none are called as the row is."""
    groups: dict[str, list[Judgement]] = {}
    for judgement in row.judgements:
        groups.setdefault(judgement.criterion.group or row.name, []).append(judgement)
    yield from (Row(row.kind, name, tuple(some)) for name, some in groups.items())


def _name(stage: Stage) -> str:
    return f"{stage.name} {_called(stage.papers)}".rstrip() if stage.papers else stage.name


def _called(papers: RecordedStatus) -> str:
    """Return what plan and ledger call a milestone, once where they agree."""
    plan, ledger = papers.plan, papers.ledger
    if plan is None or plan is Status.UNKNOWN:
        return "" if ledger in (None, Status.UNKNOWN) else str(ledger)
    if ledger == plan or ledger is Status.UNKNOWN:
        return str(plan)
    if ledger is None:
        return f"{plan}, not in the ledger" if papers.has_ledger and plan is Status.CLOSED else str(plan)
    return f"{plan}, ledger {ledger}"
