"""What only shows when all workflows of a repository are looked at together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.workflows.audit.starts import Start, starts_of
from dodcheck.workflows.events import PULL_REQUEST, QUEUE
from dodcheck.workflows.patterns import selects_name
from dodcheck.workflows.purposes.purpose import Purpose

if TYPE_CHECKING:
    from dodcheck.snapshot.protocol import Snapshot
    from dodcheck.workflows.audit.guards import Guard
    from dodcheck.workflows.audit.loops import Tried
    from dodcheck.workflows.audit.pytest_collection import PytestCalls
    from dodcheck.workflows.audit.risk import Hit
    from dodcheck.workflows.audit.subject import JobWork, Subject
    from dodcheck.workflows.work.place import JobAt


class OtherHalf(NamedTuple):
    """What another process tells of the workflows that it looks at: whether they are ``earlier`` ones than those here.

    ``calls`` are their calls of pytest, ``tests`` whether one of them runs tests that can be marked, and ``marked``
    whether the first of those has the plugin that repeats marked tests.
    """

    earlier: bool
    calls: PytestCalls
    tests: bool
    marked: bool


@dataclass(eq=False)
class Whole:
    """All workflows of a repository; ``subjects`` are filled in when all of them have been read.

    ``others`` is told of those of them whose commands another process knows alone.

    ``guards`` keeps the conditions of a workflow, and ``purposes`` what it checks, by its path. ``never`` keeps which
    conditions no event meets, by workflow, text, and what is known besides.
    ``asked`` counts how often a condition was worked out, ``left_out`` keeps what filters of changed files leave out,
    ``texts`` the lines of files by path, ``tried`` what their loops repeat, ``marks`` what was found in the test files.
    """

    subjects: tuple[Subject, ...] = ()
    others: OtherHalf | None = None
    asked: int = 0
    left_out: dict[tuple[str, str, str], tuple[str, ...] | None] = field(default_factory=dict)
    guards: dict[str, tuple[Guard, ...]] = field(default_factory=dict)
    purposes: dict[str, frozenset[Purpose]] = field(default_factory=dict)
    never: dict[tuple[object, ...], bool] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tried: dict[str, tuple[tuple[int, Tried], ...]] = field(default_factory=dict)
    marks: tuple[Hit, ...] | None = None

    @property
    def snapshot(self) -> Snapshot:
        """The repository, which is that of each workflow; there is at least one."""
        return self.subjects[0].snapshot

    @cached_property
    def by_path(self) -> Mapping[str, Subject]:
        """The workflows by path."""
        return {subject.workflow.path: subject for subject in self.subjects}

    @property
    def before(self) -> OtherHalf | None:
        """What is told of the workflows before those whose commands are known here."""
        return self.others if self.others is not None and self.others.earlier else None

    @cached_property
    def callers(self) -> Mapping[str, Sequence[JobAt]]:
        """The jobs that use a workflow of the repository, by its path."""
        by_callee: dict[str, list[JobAt]] = {}
        for subject in self.subjects:
            for job in subject.jobs:
                used = job.job.uses
                if used is not None and used.value.startswith("./"):
                    by_callee.setdefault(used.value.removeprefix("./"), []).append(job.at)
        return by_callee

    @cached_property
    def starts(self) -> Mapping[str, tuple[Start, ...]]:
        """What starts each workflow, by path: its own events, and those of the workflows that call it."""
        return {subject.workflow.path: starts_of(subject.workflow, self.callers) for subject in self.subjects}

    @cached_property
    def branch(self) -> str | None:
        """The branch that changes are merged into, as far as the triggers tell: `main`, `master`, or neither."""
        triggers = [trigger for subject in self.subjects for trigger in subject.workflow.triggers]
        named = [text.value for trigger in triggers for text in trigger.branches or ()]
        by_name = {name: named.count(name) for name in ("main", "master") if name in named}
        return max(by_name, key=lambda name: by_name[name], default=None)

    @cached_property
    def before_merge(self) -> frozenset[Purpose]:
        """What is checked on pull requests, by any workflow."""
        return self._checked(lambda start: start.event in (PULL_REQUEST, QUEUE))

    @cached_property
    def on_changes(self) -> frozenset[Purpose]:
        """What is checked on pull requests or pushes to branches, by any workflow."""
        return self._checked(lambda start: start.on_change)

    @cached_property
    def synchronized(self) -> frozenset[Purpose]:
        """What is checked on every commit of a pull request, by any workflow."""
        return self._checked(lambda start: start.event == PULL_REQUEST and _every_commit(start))

    @cached_property
    def queued(self) -> frozenset[Purpose]:
        """What is checked in the merge queue, by any workflow."""
        return self._checked(lambda start: start.event == QUEUE)

    @cached_property
    def into_branch(self) -> frozenset[Purpose]:
        """What is checked on pull requests into the branch that changes are merged into, by any workflow."""
        return self._checked(lambda start: start.event == PULL_REQUEST and _meets(start, self.branch or "main"))

    def purpose(self, job: JobWork) -> Purpose:
        """Return what a job is for: of the jobs of the workflow that it calls, the one that says most."""
        used = job.job.uses
        called = self.by_path.get(used.value.removeprefix("./")) if used else None
        if called is None:
            return job.purpose
        return min((job.purpose for job in called.jobs), key=lambda purpose: purpose.rank, default=Purpose.TRIVIAL)

    def checked(self, subject: Subject) -> frozenset[Purpose]:
        """Return the purposes of a workflow that check something."""
        path = subject.workflow.path
        if path not in self.purposes:
            self.purposes[path] = frozenset(purpose for job in subject.jobs if (purpose := self.purpose(job)).checks)
        return self.purposes[path]

    def _checked(self, counts: Callable[[Start], bool]) -> frozenset[Purpose]:
        purposes = frozenset[Purpose]()
        for subject in self.subjects:
            if any(counts(start) for start in self.starts[subject.workflow.path]):
                purposes |= self.checked(subject)
        return purposes


def _meets(start: Start, branch: str) -> bool:
    named, ignored = start.trigger.branches, start.trigger.branches_ignore
    if named:
        return selects_name([name.value for name in named], branch)
    return not selects_name([text.value for text in ignored or ()], branch)


def _every_commit(start: Start) -> bool:
    types = start.trigger.types
    return not types or any(type_.value == "synchronize" for type_ in types)
