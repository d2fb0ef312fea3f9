"""What the audit looks at: a workflow with all that its jobs do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.audit.after_failure import is_after_failure, went_well
from dodcheck.workflows.audit.risk import Confidence, Hit
from dodcheck.workflows.audit.shown import shortened, step_name
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.model import Job, Step, Workflow
from dodcheck.workflows.purposes.actions import purpose_of_action
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.without_commands import purpose_without_commands
from dodcheck.workflows.purposes.words import purpose_in_names
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import texts_of
from dodcheck.workflows.work.place import JobAt, StepAt

_UNTOLD = frozenset({Purpose.UNKNOWN, Purpose.BUILD})


def _rank(purpose: Purpose) -> int:
    return purpose.rank


class CommandAt(NamedTuple):
    """A command of a step, and its place among those of the step."""

    at: StepWork
    command: Command
    number: int = 0

    @property
    def own(self) -> frozenset[Mask]:
        """The masks that arise where it stands; those of what starts it are told there."""
        return self.command.own

    @property
    def inner(self) -> Iterator[Command]:
        """The commands of what it starts: a script, a target of make, a shell, a function."""
        commands, depth = self.at.commands, self.command.depth
        for number in range(self.number + 1, len(commands)):
            if commands[number].depth <= depth:
                return
            yield commands[number]

    @property
    def purpose(self) -> Purpose:
        """What it is run for; where its own words don't tell, what it starts does."""
        purposes = self.at.purposes
        own = purposes[self.number]
        if own not in _UNTOLD:
            return own
        found = (purposes[at] for at, command in enumerate(self.inner, self.number + 1) if command.words)
        return min((own, *found), key=_rank)

    @property
    def program(self) -> str:
        """The name of what is run; empty where the command only assigns."""
        return base_of(self.command.words[0].text) if self.command.words else ""

    @property
    def texts(self) -> list[str]:
        """Its words."""
        return texts_of(self.command.words)

    @property
    def shown(self) -> str:
        """It as it is typed, shortened."""
        return shortened(" ".join(self.texts))

    def hit(
        self, message: str, severity: Severity, confidence: Confidence = Confidence.HIGH, follow_up: str = ""
    ) -> Hit:
        """Return that a pattern is found at the command."""
        at, shown = self.at, self.shown
        weight = Severity.LOW if at.after_failure else severity
        return Hit(self.command.location, message, weight, confidence, at.job_id, at.name, shown, follow_up)


@dataclass(frozen=True, eq=False)
class StepWork:
    """A step of a job, or one within an action that the job uses; ``steps`` leads from the job's own step to it.

    ``commands`` are those it runs, what it starts followed one level. ``fresh`` are the places among them of those that
    no step before it runs under the same conditions: a range of all where none of them stands in another file.
    """

    job: JobAt
    steps: tuple[StepAt, ...]
    commands: tuple[Command, ...]
    fresh: range | tuple[int, ...]

    @cached_property
    def step(self) -> Step:
        """The step itself."""
        return self.steps[-1].step

    @cached_property
    def path(self) -> str:
        """The file it stands in."""
        return self.steps[-1].path

    @property
    def job_id(self) -> str:
        """The id of its job."""
        return self.job.job.id

    @cached_property
    def name(self) -> str:
        """What to call it: its name, its id, what it uses, or the first line that it runs."""
        return step_name(self.step)

    @cached_property
    def after_failure(self) -> bool:
        """Whether it runs only when its job has failed already, which stays so whatever it does."""
        well = went_well(self.job.job.steps)
        return any(is_after_failure(at.step.condition, well if at.path == self.job.path else {}) for at in self.steps)

    @cached_property
    def programs(self) -> tuple[str, ...]:
        """The name of what each of its commands runs; empty where it only assigns."""
        return tuple([base_of(command.words[0].text) if command.words else "" for command in self.commands])

    @cached_property
    def purposes(self) -> tuple[Purpose, ...]:
        """What each of its commands is run for by its own words."""
        return tuple(map(purpose_of_command, self.commands))

    @cached_property
    def purpose(self) -> Purpose:
        """What it is done for: of the purposes of its commands, the one that says most."""
        least = min(set(self.purposes), key=_rank) if self.purposes else purpose_without_commands(self.step.run)
        return purpose_of_action(self.step.uses.value) if self.step.uses else least

    def hit(
        self,
        line: int,
        message: str,
        severity: Severity,
        confidence: Confidence = Confidence.HIGH,
        follow_up: str = "",
    ) -> Hit:
        """Return that a pattern is found at a line of the step."""
        weight = Severity.LOW if self.after_failure else severity
        return Hit(Location(self.path, line), message, weight, confidence, self.job_id, self.name, "", follow_up)


@dataclass(frozen=True, eq=False)
class JobWork:
    """A job and its steps, with those of local actions; ``purpose_by_name`` is set only where no step is known."""

    at: JobAt
    steps: tuple[StepWork, ...]
    purpose_by_name: Purpose | None = None

    @property
    def job(self) -> Job:
        """The job itself."""
        return self.at.job

    @cached_property
    def purpose(self) -> Purpose:
        """What it is done for: of the purposes of its steps, the one that says most; by its name where it calls."""
        if self.purpose_by_name is not None:
            return self.purpose_by_name
        if self.job.uses is not None:
            return purpose_in_names(f"{self.job.id} {self.job.uses.value.rpartition('/')[2].partition('.')[0]}")
        return min((step.purpose for step in self.steps), key=_rank, default=Purpose.TRIVIAL)

    def hit(
        self,
        line: int,
        message: str,
        severity: Severity,
        confidence: Confidence = Confidence.HIGH,
        follow_up: str = "",
    ) -> Hit:
        """Return that a pattern is found at a line of the job."""
        return Hit(Location(self.at.path, line), message, severity, confidence, self.job.id, None, "", follow_up)


@dataclass(frozen=True, eq=False)
class Subject:
    """A workflow, and what its jobs do; ``whole`` are all workflows of the repository."""

    workflow: Workflow
    jobs: tuple[JobWork, ...]
    snapshot: Snapshot
    whole: Whole = field(default_factory=Whole, repr=False, compare=False)

    @property
    def called_by(self) -> Sequence[JobAt]:
        """The jobs that use it as a reusable workflow."""
        return self.whole.callers.get(self.workflow.path, ())

    @cached_property
    def steps(self) -> tuple[StepWork, ...]:
        """The steps of all jobs."""
        return tuple(step for job in self.jobs for step in job.steps)

    @cached_property
    def commands(self) -> tuple[CommandAt, ...]:
        """The commands of all steps, each with at least one word; those of a script that many steps call once."""
        commands_at: list[CommandAt] = []
        for step in self.steps:
            fresh = ((number, step.commands[number]) for number in step.fresh)
            commands_at += [CommandAt(step, command, number) for number, command in fresh if command.words]
        return tuple(commands_at)

    @cached_property
    def flags(self) -> frozenset[str]:
        """Every word of the commands that begins with a dash, what stands behind its `=` left out."""
        words = {word.text for command in self.commands for word in command.command.words}
        return frozenset(word.partition("=")[0] for word in words if word.startswith("-"))

    @cached_property
    def by_program(self) -> Mapping[str, Sequence[CommandAt]]:
        """The commands by the name of what they run."""
        by_name: dict[str, list[CommandAt]] = {}
        for command in self.commands:
            by_name.setdefault(command.at.programs[command.number], []).append(command)
        return by_name

    def of_programs(self, names: frozenset[str]) -> Iterator[CommandAt]:
        """Yield the commands that run one of some programs, by program."""
        for name in sorted(self.by_program.keys() & names):
            yield from self.by_program[name]

    def hit(
        self,
        line: int,
        message: str,
        severity: Severity,
        confidence: Confidence = Confidence.HIGH,
        follow_up: str = "",
    ) -> Hit:
        """Return that a pattern is found at a line of the workflow, which concerns it as a whole."""
        return Hit(Location(self.workflow.path, line), message, severity, confidence, None, None, "", follow_up)
