"""The nouns of the inventory: what is told of a workflow, and of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.inventory.platform_demands import MissingAnswer
from dodcheck.workflows.inventory.scopes import Scope
from dodcheck.workflows.model import Trigger, Unread
from dodcheck.workflows.purposes.purpose import Purpose


class Standing(StrEnum):
    """Whether a workflow must pass before a change is merged, as far as recorded answers of the platform tell."""

    REQUIRED = "required"
    MAYBE = "may be required"
    NOT_REQUIRED = "not required"
    UNOBSERVED = "not observable"


class Required(NamedTuple):
    """Whether a workflow must pass, and why that is said: a clause."""

    standing: Standing
    why: str


class TopicFact(NamedTuple):
    """Something that tells what a workflow is about: a clause with the fact, and its place."""

    scope: Scope
    words: str
    location: Location


class Cost(NamedTuple):
    """What a run costs where no job is skipped.

    ``runs`` is the number of jobs, a leg of a matrix and a job of a called workflow being one each; where ``exact`` is
    false, there are at least so many. ``minutes`` is the sum of their time-outs, 360 where none is set (``unset`` of
    them); ``None`` where it can't be told. ``never`` is the number of jobs whose `if` never holds: they are no runs.
    ``why`` says what can't be told, each a clause.
    """

    runs: int
    exact: bool
    minutes: int | None
    unset: int
    never: int
    why: tuple[str, ...]


class Generated(NamedTuple):
    """What says that a file is generated: a clause, and its line, ``None`` where its name says so."""

    words: str
    line: int | None


class JobRow(NamedTuple):
    """A job: ``calls`` is the workflow that it uses, ``timeout`` its `timeout-minutes` as it is written.

    ``runners`` are its labels, those of the legs of its matrix each; what is computed stands as it is written.
    """

    id: str
    line: int
    steps: int
    calls: str | None
    timeout: str | None
    runners: tuple[str, ...]


class CallingJob(NamedTuple):
    """A job that uses a workflow of the repository."""

    path: str
    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InventoryRow:
    """A workflow. ``name`` is empty where it has none; ``purposes`` are those of its jobs, what says most first.

    ``called_by`` are the jobs that use it.
    """

    path: str
    name: str
    triggers: tuple[Trigger, ...]
    facts: tuple[TopicFact, ...]
    purposes: tuple[Purpose, ...]
    jobs: tuple[JobRow, ...]
    called_by: tuple[CallingJob, ...]
    generated: Generated | None
    required: Required
    cost: Cost

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What it is about, ``OTHER`` where nothing tells."""
        return tuple(fact.scope for fact in self.facts) or (Scope.OTHER,)

    @property
    def steps(self) -> int:
        """The number of steps of its jobs, as they stand in the file."""
        return sum(job.steps for job in self.jobs)

    @property
    def reusable(self) -> bool:
        """Whether others may call it."""
        return self.starts_on("workflow_call")

    @property
    def scheduled(self) -> bool:
        """Whether a schedule starts it."""
        return self.starts_on("schedule")

    @property
    def dispatchable(self) -> bool:
        """Whether somebody can start it by hand."""
        return self.starts_on("workflow_dispatch")

    def starts_on(self, *events: str) -> bool:
        """Return whether one of some events starts it."""
        return any(trigger.event in events for trigger in self.triggers)


class Totals(NamedTuple):
    """How many files there are, and how many of them are of each sort; one may be of several."""

    files: int
    reusable: int
    generated: int
    scheduled: int
    dispatchable: int
    required: int
    unread: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """Every workflow by path: ``unread`` are those that are not evaluated, ``unread_actions`` actions that they use.

    ``sources`` are the evidence files that tell what is required, ``unmatched`` the required checks that no job of a
    workflow has the name of. ``missing`` are the answers that would show the rest.
    """

    rows: tuple[InventoryRow, ...]
    unread: tuple[Unread, ...]
    unread_actions: tuple[Unread, ...]
    sources: tuple[str, ...]
    unmatched: tuple[str, ...]
    missing: tuple[MissingAnswer, ...]

    @property
    def totals(self) -> Totals:
        """The totals."""
        return Totals(
            files=len(self.rows) + len(self.unread),
            reusable=sum(row.reusable for row in self.rows),
            generated=sum(row.generated is not None for row in self.rows),
            scheduled=sum(row.scheduled for row in self.rows),
            dispatchable=sum(row.dispatchable for row in self.rows),
            required=sum(row.required.standing is Standing.REQUIRED for row in self.rows),
            unread=len(self.unread),
        )
