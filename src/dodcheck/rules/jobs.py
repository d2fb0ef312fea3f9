"""The kind `jobs`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.workflows import workflow_globs
from dodcheck.rules.types import COUNT, PATH, TEXT, TEXTS, choice
from dodcheck.rules.workflow import OFTEN
from dodcheck.snapshot.protocol import Snapshot

LIMITED = ("job", "workflow")
"""What has to have a time limit: each job, or something in each workflow."""

PERMISSIONS = ("set", "read", "read-at-top")
"""What a workflow lets its token do: what it says, no writing, no writing unless a job says so."""

CONCURRENCY = ("set", "cancels")
"""What a workflow says of runs at the same time: that they form a group, or that a new one ends the one before."""


@dataclass(frozen=True, slots=True)
class JobsRule:
    """What jobs of GitHub workflows are set to: what they wait for, how long they take, when they come, what they may.

    With `needs`, each job called `job` waits for these, by itself or through others. Fails when none of them does.
    Can't be known when no job of its workflow is called so, when a condition such as `always()` lets it run all the
    same, when the job it waits for may fail (`continue-on-error`), when only some jobs of that name wait, and when its
    workflow begins behind another one (`workflow_run`, `workflow_call`). With `limited: job` each job sets
    `timeout-minutes`, of at most `max_minutes` or exactly `minutes`; with `limited: workflow` some job of each workflow
    does, and where only some do, that can't be known. Nor can it where the time is an expression and a number is asked
    for, and of a job that calls a workflow of another repository. With `every`, a workflow comes so often on a
    schedule, all year round, and one of its jobs is not kept from running then; of several called by the words in
    `workflow`, one. It fails where none has such a schedule, and can't be known where no workflow is called so, or what
    starts it is elsewhere. With `permissions: set`, each workflow sets them for all of its jobs, at its top or in each;
    with `read`, no job may write anything, with `read-at-top` none that does not ask for it itself. Where nothing sets
    them, the host decides, and only `set` fails. With `concurrency`, each workflow, or each job of it, has a group, and
    with `cancels` a new run ends the one before; that can't be known of a group that no two runs share (`run_id`). A
    workflow that is not evaluated leaves all of it open.
    """

    kind: ClassVar[str] = "jobs"
    example: ClassVar[str] = "jobs: {job: deploy, needs: [test]}"

    path: str | None = option(PATH, "A workflow, or a glob; all of them unless told.", default=None, asks=Asks.DEMAND)
    job: str | None = option(TEXT, "The id or the name of a job; each job unless told.", default=None)
    needs: tuple[str, ...] = option(
        TEXTS, "Ids or names of jobs of its workflow that it waits for.", default=(), asks=Asks.FLOOR
    )
    limited: str | None = option(choice(*LIMITED), "What has a time limit.", default=None)
    max_minutes: int | None = option(COUNT, "At most so long may that be.", default=None, asks=Asks.LIMIT)
    minutes: int | None = option(COUNT, "Exactly so long is that.", default=None, asks=Asks.DEMAND)
    workflow: str | None = option(TEXT, "Words that the name of a workflow or of its file says.", default=None)
    every: str | None = option(choice(*OFTEN), "How often a workflow comes on a schedule, at least.", default=None)
    permissions: str | None = option(choice(*PERMISSIONS), "What the token of workflows may do.", default=None)
    concurrency: str | None = option(choice(*CONCURRENCY), "What keeps runs of workflows apart.", default=None)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        told = (self.limited, self.every, self.permissions, self.concurrency)
        if bool(self.needs) + sum(one is not None for one in told) != 1:
            raise OptionError("takes one of needs, limited, every, permissions and concurrency")
        if self.needs and self.job is None:
            raise OptionError("needs goes with the job that waits")
        numbers = [one for one in (self.max_minutes, self.minutes) if one is not None]
        if numbers and (self.limited != "job" or len(numbers) > 1):
            raise OptionError("takes one of max_minutes and minutes, with limited: job")
        if 0 in numbers:
            raise OptionError("a time limit is a number from 1")
        if self.job is not None and self.of_workflows:
            raise OptionError("only needs and limited: job are about jobs; the others are about workflows")
        if self.workflow is not None and self.every is None:
            raise OptionError("workflow goes with every")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether they are set to that."""
        from dodcheck.rules.workflows.job_settings import examine_jobs  # noqa: PLC0415 - lazy: recognition needs the options only

        globs = workflow_globs(snapshot, self.path, self.named_in, self.kind)
        return globs if isinstance(globs, Evidence) else examine_jobs(self, snapshot, globs)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield workflows in which jobs are not set to that."""
        from dodcheck.rules.counterexamples import of_jobs  # noqa: PLC0415 - lazy: only the self-test asks

        return of_jobs.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.subject} {self.asked}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        if self.needs:
            return f"{self.subject} no longer {self.asked}"
        return f"{self.subject.replace('each ', 'a ')} no longer {self.asked}"

    @property
    def of_workflows(self) -> bool:
        """Whether it is about workflows as a whole."""
        others = (self.every, self.permissions, self.concurrency)
        return self.limited == "workflow" or any(one is not None for one in others)

    @property
    def subject(self) -> str:
        """What it is about, in words."""
        where = f" of {self.path}" if self.path else ""
        if self.every is not None:
            return self.path or (f"a workflow called “{self.workflow}”" if self.workflow else "a workflow")
        if self.of_workflows:
            return self.path or "each workflow"
        return f"the job {self.job}{where}" if self.job else f"each job{where or ' of the workflows'}"

    @property
    def asked(self) -> str:
        """What is asked of it, in words."""
        if self.needs:
            return f"waits for {' and '.join(self.needs)}"
        if self.every is not None:
            return f"comes every {self.every} on a schedule"
        if self.permissions is not None:
            return _PERMITTED[self.permissions]
        if self.concurrency is not None:
            return _CONCURRENT[self.concurrency]
        most = f" of at most {self.max_minutes}" if self.max_minutes is not None else ""
        most = f" to {self.minutes}" if self.minutes is not None else most
        return f"sets timeout-minutes{most}"


_PERMITTED = {
    "set": "sets its permissions",
    "read": "lets no job write",
    "read-at-top": "lets no job write that does not ask for it",
}
_CONCURRENT = {"set": "sets its concurrency", "cancels": "lets a new run end the one before"}
