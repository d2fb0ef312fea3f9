"""Which milestones are started: by the ledger, by their plan, by their log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.documents.document import Role
from dodcheck.documents.fields import fields_of
from dodcheck.documents.ledger import read_ledger
from dodcheck.documents.logs.log import ToolLog
from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.model.milestone import MilestoneId, Status, mentions, status_of
from dodcheck.program.discover import NamedDocuments, milestone_of, source_of
from dodcheck.rules.logs.one_log import KIND, log_at
from dodcheck.rules.reading.markdown import read_markdown
from dodcheck.snapshot.protocol import Snapshot

_BEGUN = frozenset({Status.CLOSED, Status.IN_PROGRESS})
_NOT_BEGUN = frozenset({Status.PLANNED, Status.READY, Status.DEFERRED})


class Started(NamedTuple):
    """Started milestones with the place that says so, their logs, and where another log names them.

    ``told_elsewhere`` has those that an entry of the program's own log names.
    """

    since: Mapping[MilestoneId, Place]
    logs: Mapping[MilestoneId, Sequence[str]]
    told_elsewhere: Mapping[MilestoneId, Place]


class _Documents(NamedTuple):
    ledgers: Sequence[str]
    program_logs: Sequence[str]
    plans: Mapping[MilestoneId, Sequence[str]]
    logs: Mapping[MilestoneId, Sequence[str]]


def started(snapshot: Snapshot, asked: Sequence[MilestoneId] | None) -> Started | Evidence:
    """Return which of these milestones (``None``: of all) are started, or the evidence of an unreadable document.

    A milestone is started when its ledger entry says closed or in progress, when it has a plan that does not call
    itself planned, or when it has a log.
    """
    documents = _documents(snapshot)
    since = _by_ledgers(snapshot, documents.ledgers)
    if isinstance(since, Evidence):
        return since
    among = sorted({*since, *documents.plans, *documents.logs}) if asked is None else asked
    for milestone in among:
        for place in _by_plan(snapshot, documents.plans.get(milestone, ())):
            if isinstance(place, Evidence):
                return place
            since.setdefault(milestone, place)
        for path in documents.logs.get(milestone, ()):
            since.setdefault(milestone, Place(path))
    known = {milestone: since[milestone] for milestone in among if milestone in since}
    return Started(known, documents.logs, _told_in(snapshot, documents.program_logs))


def plans_of(snapshot: Snapshot) -> Mapping[MilestoneId, Sequence[str]]:
    """Return the paths of the plans of each milestone."""
    return _documents(snapshot).plans


def _documents(snapshot: Snapshot) -> _Documents:
    by_role: dict[Role, list[str]] = {}
    plans: dict[MilestoneId, list[str]] = {}
    logs: dict[MilestoneId, list[str]] = {}
    for path in snapshot.files():
        if path[-3:].lower() != ".md":
            continue
        role, milestone = source_of(path, NamedDocuments()).role, milestone_of(path)
        if milestone is None:
            by_role.setdefault(role, []).append(path)
        else:
            (plans if role is Role.PLAN else logs).setdefault(milestone, []).append(path)
    return _Documents(by_role.get(Role.LEDGER, []), by_role.get(Role.TOOL_LOG, []), plans, logs)


def _by_plan(snapshot: Snapshot, paths: Sequence[str]) -> Iterator[Place | Evidence]:
    """Yield the places of plans that show their milestone to be started, or the evidence of one that can't be read."""
    for path in paths:
        evidence = read_markdown(snapshot, path, None, KIND)
        if isinstance(evidence, Evidence):
            if evidence.outcome is not Outcome.FAILS:
                yield evidence
            continue
        field = next(
            (field for block in evidence.outline.blocks for field in fields_of(block) if field.name == "status"), None
        )
        if field is None or status_of(field.value) not in _NOT_BEGUN:
            yield Place(path, field.line if field else None)


def _by_ledgers(snapshot: Snapshot, ledgers: Sequence[str]) -> dict[MilestoneId, Place] | Evidence:
    """Return where a ledger first says of a milestone that it has begun; one that is missing says nothing."""
    since: dict[MilestoneId, Place] = {}
    for path in ledgers:
        evidence = read_markdown(snapshot, path, None, KIND)
        if isinstance(evidence, Evidence):
            if evidence.outcome is not Outcome.FAILS:
                return evidence
            continue
        for entry in read_ledger(evidence.outline, evidence.path):
            if entry.last is None and entry.status in _BEGUN:
                since.setdefault(entry.milestone, Place(path, entry.location.line))
    return since


def _told_in(snapshot: Snapshot, paths: Sequence[str]) -> Mapping[MilestoneId, Place]:
    by_milestone: dict[MilestoneId, Place] = {}
    for path in paths:
        log = log_at(snapshot, path)
        for entry in log.entries if isinstance(log, ToolLog) else ():
            words = f"{entry.number} {entry.title} {entry.purpose} {entry.tool} {entry.result}"
            for named in mentions(words):
                by_milestone.setdefault(named.first, Place(path, entry.location.line))
    return by_milestone
