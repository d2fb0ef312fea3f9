"""The audit of many workflows by two processes: each looks at one half, and tells the other what that has to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from dodcheck.model.progress import SILENT, Progress
from dodcheck.snapshot.forking import Channel, ChannelError, conversing_copy, is_possible, split_at
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.workflows.audit.found import Found, found_in
from dodcheck.workflows.audit.guards import MAX_ASKED
from dodcheck.workflows.audit.patterns.flaky_marks import marked
from dodcheck.workflows.audit.patterns.table import patterns
from dodcheck.workflows.audit.pytest_collection import PytestCalls, calls_of
from dodcheck.workflows.audit.repository import Met, Reader
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.whole import OtherHalf, Whole
from dodcheck.workflows.load import load, workflow_paths
from dodcheck.workflows.model import Unread, Workflow
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.work.place import JobAt

FEW = 500_000
"""For workflows that cost so little, a second process would take longer to start than it helps."""

_SCRIPT = 3_000
"""To follow a script takes as long as to read so many bytes of a workflow, more or less."""

_FIRST = 0.43
"""The part of the workflows that this process looks at; what begins and ends the audit is its work as well."""


class BothHalves(NamedTuple):
    """What was read and found. ``unread`` are workflows, ``actions`` actions that are not evaluated.

    ``texts`` are those of the workflows by path, ``leads`` the workflows that lead to another file. ``asked`` counts
    how often a condition was worked out.
    """

    texts: Mapping[str, str]
    unread: Sequence[Unread]
    actions: Sequence[Unread]
    leads: Mapping[str, Sequence[str]]
    found: Sequence[Found]
    asked: int


class Outline(NamedTuple):
    """What a half tells the other: its ``workflows`` without their steps, and the purposes of their jobs.

    ``met`` are the commands that the other half may run as well. ``marked`` is what ``flaky_marks.marked`` says.
    """

    workflows: Sequence[Workflow]
    purposes: Sequence[Sequence[Purpose]]
    met: Met
    calls: PytestCalls
    marked: bool | None


def audit_in_halves(snapshot: Snapshot, progress: Progress) -> BothHalves | None:
    """Return what two processes find in all workflows; ``None`` where one is to look for it.

    That is so for few workflows, without a second processor, and where the other process came to no end. What that one
    asks the snapshot is not recorded.
    """
    paths = workflow_paths(snapshot)
    half = split_at([_cost(snapshot, path) for path in paths], _FIRST, FEW) if is_possible() else 0
    if not half:
        return None
    patterns()
    try:
        with conversing_copy(partial(_look_later, snapshot, paths[half:])) as line:
            first = _Half(snapshot, paths[:half])
            first.take_works()
            line.send(first.outline())
            seen = first.look(line.receive(Outline), progress, earlier=False)
            return _both(seen, line.receive(BothHalves))
    except ChannelError:
        return None


def _look_later(snapshot: Snapshot, paths: Sequence[str], line: Channel) -> None:
    """Look at the later workflows: a command that the earlier ones run is looked at there."""
    later = _Half(snapshot, paths)
    outline = line.receive(Outline)
    later.take_works(outline.met)
    line.send(later.outline())
    line.send(later.look(outline, SILENT, earlier=True))


class _Half:
    """The workflows of some paths, read and followed."""

    def __init__(self, snapshot: Snapshot, paths: Sequence[str]) -> None:
        self._snapshot = snapshot
        self._workflows = load(snapshot, paths)
        self._reader = Reader(snapshot)
        self._reader.follow(self._workflows.read)
        self._whole = Whole()
        self._subjects: tuple[Subject, ...] = ()

    def take_works(self, before: Met | None = None) -> None:
        """Take what their jobs do; some commands may have been met ``before``."""
        works = self._reader.works(before)
        self._subjects = tuple(Subject(workflow, jobs, self._snapshot, self._whole) for workflow, jobs in works)

    def outline(self) -> Outline:
        """Return what the other half has to know."""
        return Outline(
            [_without_steps(subject.workflow) for subject in self._subjects],
            [[job.purpose for job in subject.jobs] for subject in self._subjects],
            self._reader.met,
            calls_of(self._subjects),
            marked(self._subjects),
        )

    def look(self, outline: Outline, progress: Progress, *, earlier: bool) -> BothHalves:
        """Return what is found in them; ``outline`` are the others, and whether those are ``earlier`` ones."""
        pairs = zip(outline.workflows, outline.purposes, strict=True)
        others = tuple(
            Subject(workflow, _jobs(workflow, purposes), self._snapshot, self._whole) for workflow, purposes in pairs
        )
        whole = self._whole
        whole.subjects = (*others, *self._subjects) if earlier else (*self._subjects, *others)
        whole.others = OtherHalf(earlier, outline.calls, outline.marked is not None, bool(outline.marked))
        hits_found = [*found_in(self._subjects, patterns(), progress)]
        texts = {workflow.path: workflow.source for workflow in self._workflows.read}
        unread, actions = self._workflows.unread, self._reader.unread
        return BothHalves(texts, unread, actions, self._reader.leads, hits_found, whole.asked)


def _without_steps(workflow: Workflow) -> Workflow:
    return replace(workflow, jobs=tuple(job._replace(steps=()) for job in workflow.jobs), data=b"")


def _jobs(workflow: Workflow, purposes: Sequence[Purpose]) -> tuple[JobWork, ...]:
    pairs = zip(workflow.jobs, purposes, strict=True)
    return tuple(JobWork(JobAt(workflow, job), (), purpose) for job, purpose in pairs)


def _both(first: BothHalves, later: BothHalves) -> BothHalves | None:
    """Return both as one; ``None`` where one process would have stopped to work out conditions at some point."""
    asked = first.asked + later.asked
    if asked > MAX_ASKED:
        return None
    known = {action.path for action in first.actions}
    return BothHalves(
        {**first.texts, **later.texts},
        [*first.unread, *later.unread],
        [*first.actions, *(action for action in later.actions if action.path not in known)],
        {path: [*first.leads.get(path, ()), *later.leads.get(path, ())] for path in (*first.leads, *later.leads)},
        [*first.found, *later.found],
        asked,
    )


def _cost(snapshot: Snapshot, path: str) -> int:
    """Return how long a workflow takes, in bytes that are read in that time."""
    try:
        data = snapshot.read(path)
    except UnreadableError:
        return 0
    return len(data) + _SCRIPT * data.count(b"run:")
