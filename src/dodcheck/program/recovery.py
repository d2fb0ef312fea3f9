"""Where work on a milestone was left: its last call, what is open in its plan, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from dodcheck.documents.document import Document, Role
from dodcheck.documents.logs.log import CallStatus, LogEntry
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.program.discover import NamedDocuments, milestone_of
from dodcheck.program.load import Program
from dodcheck.program.tool_logs import LogFile


class Step(StrEnum):
    """What to do next: the first of these that applies."""

    READ = "read"
    """A log can't be read."""
    CHECK = "check"
    """The last call may not have ended."""
    REPAIR = "repair"
    """The last call failed."""
    BEGIN = "begin"
    """No call is logged, and work is open."""
    CONTINUE = "continue"
    """The plan has an open box."""
    CLOSE = "close"
    """Nothing is open, and the milestone is not closed."""
    NOTHING = "nothing"
    """Nothing is left."""


class Recovery(NamedTuple):
    """Where work was left.

    ``milestone`` is ``None`` where only the program's own log tells. ``status`` is what the ledger says, and
    ``told`` where. ``plan`` is the path of its first plan. ``logs`` are the milestone's logs, ``last`` the newest
    entry, ``under_way`` the earlier calls that may not have ended. ``boxes`` counts all boxes of the plans,
    ``remaining`` are the open ones.
    """

    milestone: MilestoneId | None
    status: Status
    told: Location | None
    plan: str | None
    logs: tuple[LogFile, ...]
    last: LogEntry | None
    under_way: tuple[LogEntry, ...]
    boxes: int
    remaining: tuple[Criterion, ...]
    step: Step


def find_recovery(
    program: Program, logs: Sequence[LogFile], named: NamedDocuments, asked: MilestoneId | None
) -> Recovery | None:
    """Return where work on a milestone was left, ``None`` where nothing tells of it.

    Without one that is asked for, it is the last one that the ledger calls in progress, else the one with the newest
    log, else the program as a whole.
    """
    milestone = asked or _in_progress(program) or _newest_logged(logs)
    own = tuple(log for log in logs if log.milestone == milestone)
    status_claim = next((claim for claim in _ledger_claims(program) if claim.milestone == milestone), None)
    plans = [document for document in program.of_role(Role.PLAN) if milestone_of(document.path, named) == milestone]
    if not own and status_claim is None and not plans:
        return None
    entries = [entry for log in own if log.log for entry in log.log.entries]
    boxes = [criterion for plan in plans for criterion in plan.criteria if criterion.form is Form.BOX]
    remaining = tuple(criterion for criterion in boxes if criterion.claimed is not True and not criterion.deferred)
    status = status_claim.status if status_claim else Status.UNKNOWN
    closed = status is Status.CLOSED or any(_says_closed(plan, milestone) for plan in plans)
    last = entries[-1] if entries else None
    return Recovery(
        milestone=milestone,
        status=Status.CLOSED if closed else status,
        told=status_claim.location if status_claim else None,
        plan=plans[0].path if plans else None,
        logs=own,
        last=last,
        under_way=tuple(entry for entry in entries[:-1] if entry.status is CallStatus.UNDER_WAY),
        boxes=len(boxes),
        remaining=remaining,
        step=_step(own, entries, remaining, closed=closed),
    )


def _in_progress(program: Program) -> MilestoneId | None:
    milestones = [claim.milestone for claim in _ledger_claims(program) if claim.status is Status.IN_PROGRESS]
    return milestones[-1] if milestones else None


class _StatusClaim(NamedTuple):
    milestone: MilestoneId
    status: Status
    location: Location


def _ledger_claims(program: Program) -> Iterator[_StatusClaim]:
    for document in program.of_role(Role.LEDGER):
        for entry in document.entries:
            if entry.last is None:
                yield _StatusClaim(entry.milestone, entry.status, entry.location)


def _newest_logged(logs: Sequence[LogFile]) -> MilestoneId | None:
    """Return the milestone with the highest id that has a log with entries."""
    return max((log.milestone for log in logs if log.milestone and log.log and log.log.entries), default=None)


def _says_closed(plan: Document, milestone: MilestoneId | None) -> bool:
    return any(closing.milestone == milestone for closing in plan.closings)


def _step(
    logs: Sequence[LogFile], entries: Sequence[LogEntry], remaining: Sequence[Criterion], *, closed: bool
) -> Step:
    if any(log.log is None for log in logs):
        return Step.READ
    if closed:
        return Step.NOTHING
    if not entries:
        return Step.BEGIN
    if entries[-1].status is CallStatus.FAILED:
        return Step.REPAIR
    # Where no entry states a status, that the last one states none says nothing.
    if entries[-1].status is not CallStatus.DONE and any(entry.status is not CallStatus.UNSAID for entry in entries):
        return Step.CHECK
    return Step.CONTINUE if remaining else Step.CLOSE
