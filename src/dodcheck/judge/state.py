"""The state of the program: all that is written down, judged once, by phase, milestone and document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.binding.entries import PLACES
from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Role
from dodcheck.judge.case import Case
from dodcheck.judge.report import report
from dodcheck.judge.scopes import Scope
from dodcheck.judge.titles import title
from dodcheck.model.criterion import Form
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.model.report import Judgement, Report
from dodcheck.model.state import Expiry, RecordedStatus, Stage, StageKind, State
from dodcheck.model.verdict import Standing, Verdict
from dodcheck.program.load import Program
from dodcheck.snapshot.protocol import Presence


def state(case: Case, scope: Scope) -> State:
    """Return the state of a scope that holds all governance documents."""
    empty = tuple(phase for document in case.program.of_role(Role.CHECKLIST) for phase in document.empty)
    judged = report(case, scope._replace(empty=empty))
    return State(judged, tuple(_stages(case.program, judged)), tuple(_expiries(case, judged)), _ruled(case))


def _ruled(case: Case) -> bool:
    """Return whether the caller hands over a rules file, or one stands in the repository, tracked or not yet."""
    return case.caller.rules is not None or any(case.snapshot.presence(path) is not Presence.ABSENT for path in PLACES)


class _StageName(NamedTuple):
    """What a stage is called."""

    kind: StageKind
    name: str
    title: str = ""
    papers: RecordedStatus | None = None


def _stages(program: Program, judged: Report) -> Iterator[Stage]:
    """Yield phases, what is beside them, milestones by their ids, and other documents, each in document order."""
    parts: dict[str, list[Judgement]] = {}
    for judgement in judged.judgements:
        # What stands for a rule without a statement has no scope: it belongs to the rules file.
        orphan = judgement.criterion.form is Form.POLICY
        parts.setdefault(judgement.criterion.location.path if orphan else judgement.criterion.scope, []).append(
            judgement
        )
    heads = {scope: _head(program, scope, judgements[0].criterion.location.path) for scope, judgements in parts.items()}
    for scope in sorted(parts, key=lambda scope: _order(heads[scope])):
        head = heads[scope]
        yield Stage(head.kind, head.name, head.title, tuple(parts[scope]), head.papers)


def _order(head: _StageName) -> tuple[int, tuple[MilestoneId, ...]]:
    return head.kind.value, (head.papers.milestone,) if head.papers else ()


def _head(program: Program, scope: str, path: str) -> _StageName:
    """Return what a scope is called whose first criterion stands in a document."""
    phase = next((phase for phase in program.phases if phase.scope == scope), None)
    if phase:
        return _StageName(StageKind.PHASE, phase.name, title(program, scope))
    if milestone := milestone_of(scope):
        papers = _papers(program, milestone)
        return _StageName(StageKind.MILESTONE, str(milestone), title(program, scope), papers)
    checklists = {source.path for source in program.facts if source.role == Role.CHECKLIST}
    return _StageName(StageKind.PROGRAM, "program") if path in checklists else _StageName(StageKind.DOCUMENT, path)


def _papers(program: Program, milestone: MilestoneId) -> RecordedStatus:
    plans = (document.plan for document in program.documents if document.plan and document.plan.milestone == milestone)
    statuses = (plan.status.status for plan in plans if plan.status)
    ledgers = program.of_role(Role.LEDGER)
    entries = (entry for document in ledgers for entry in document.entries if entry.last is None)
    listed = (entry.status for entry in entries if entry.milestone == milestone)
    return RecordedStatus(
        milestone, _first_known(statuses), _first_known(listed), any(document.entries for document in ledgers)
    )


def _first_known(statuses: Iterator[Status]) -> Status | None:
    """Return the first status that is understood; an entry without one is unknown, none at all ``None``."""
    stated = list(statuses)
    return next((status for status in stated if status is not Status.UNKNOWN), stated[0] if stated else None)


def _expiries(case: Case, judged: Report) -> list[Expiry]:
    """Return the exceptions that are needed or missed, the earliest last day first."""
    by_id = {judgement.criterion.id: judgement for judgement in judged.judgements}
    expiries = (*_waivers(case, by_id), *_attestations(case, by_id))
    return sorted(expiries, key=lambda expiry: (expiry.expires, expiry.criterion.location))


def _waivers(case: Case, by_id: Mapping[str, Judgement]) -> Iterator[Expiry]:
    for waiver, _ in case.waivers.entries:
        judged = by_id.get(waiver.criterion)
        if judged is None:
            continue
        needed = judged.verdict is Verdict.WAIVED and judged.waiver == waiver
        if needed or (waiver.expires < case.caller.as_of and not judged.verdict.good):
            yield Expiry(Standing.WAIVER, judged.criterion, waiver.owner, waiver.expires)


def _attestations(case: Case, by_id: Mapping[str, Judgement]) -> Iterator[Expiry]:
    for attestation, _ in case.attestations.entries:
        judged = by_id.get(attestation.criterion)
        if judged is None:
            continue
        if judged.attestation == attestation or (attestation.expires < case.caller.as_of and not judged.verdict.good):
            yield Expiry(Standing.ATTESTATION, judged.criterion, attestation.by, attestation.expires)
