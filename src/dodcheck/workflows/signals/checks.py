"""The checks of a workflow, those of the workflows it calls with them, and how sure it is that each is effective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.audit.subject import CommandAt, JobWork, StepWork, Subject
from dodcheck.workflows.effective.effect import YES, Effect, Effectiveness, best, worst
from dodcheck.workflows.effective.reach import Start, effect_on
from dodcheck.workflows.effective.script_masks import effects_of
from dodcheck.workflows.model import Text, Workflow
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.signals.off import as_step

_DEEPEST = 4
_CHOSEN = frozenset({Mask.BRANCH, Mask.AFTER_FAILURE, Mask.AFTER_SUCCESS, Mask.LEFT, Mask.UNCALLED})
"""The masks of what a script may choose to run."""
_HOME = re.compile(r"`if: [^`]{0,20}github\.repository(?:_owner)?\s*==\s*'[^'`]{1,80}'[^`a-z]{0,10}` may skip [^&|]*")


class SignalCheck(NamedTuple):
    """A step that checks something: for what, where, how sure it is, in which job and step.

    A job that calls a workflow of another repository is one without a step.
    """

    purpose: Purpose
    location: Location
    effect: Effect
    job: str
    step: str | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event that starts a workflow. ``known`` are the workflows of the repository, by path."""

    event: str
    workflow: Workflow
    known: Mapping[str, Subject]

    def checks(self, subject: Subject, outer: Effect = YES, seen: Sequence[str] = ()) -> Iterator[SignalCheck]:
        """Yield the checks of a workflow and of those it calls; ``outer`` is what holds for all of them."""
        for job in subject.jobs:
            if job.job.uses is not None:
                yield from self._called(subject, job, job.job.uses, outer, seen)
            for step in job.steps:
                purpose = step.purpose
                if purpose.checks:
                    effect = worst([outer, self._effect(subject, step), _masked(step, purpose)])
                    yield SignalCheck(purpose, _place(step, purpose), effect, job.job.id, step.name)

    def _called(
        self, subject: Subject, job: JobWork, uses: Text, outer: Effect, seen: Sequence[str]
    ) -> Iterator[SignalCheck]:
        """Yield the checks of the workflow that a job calls; that of another repository is one by its name."""
        called = self.known.get(uses.value.removeprefix("./"))
        effect = worst([outer, self._effect(subject, as_step(job))])
        if called is not None and called.workflow.path not in seen and len(seen) < _DEEPEST:
            yield from self.checks(called, effect, (*seen, called.workflow.path))
        elif called is None and job.purpose.checks:
            unseen = Effect(Effectiveness.MAYBE, "it stands in another repository, and is not seen")
            yield SignalCheck(job.purpose, Location(job.at.path, uses.line), worst([effect, unseen]), job.job.id, None)

    def _effect(self, subject: Subject, step: StepWork) -> Effect:
        return effect_in_repository(effect_on(subject, step, None, self.event, Start(self.workflow)))


def unknown_of(subject: Subject) -> tuple[StepWork, ...]:
    """Return the steps of a workflow of which nobody can tell what they do."""
    return tuple(step for step in subject.steps if step.purpose is Purpose.UNKNOWN)


def effect_in_repository(effect: Effect) -> Effect:
    """Return an effect that is sure in the repository itself, where a condition only keeps forks out."""
    return YES if effect.effectiveness is Effectiveness.MAYBE and _HOME.fullmatch(effect.why) else effect


def _masked(step: StepWork, purpose: Purpose) -> Effect:
    """Return whether a failure of the commands that check ends their script, of the surest of them."""
    commands_at = (CommandAt(step, command, at) for at, command in enumerate(step.commands))
    return (
        best(
            _whole(command_at, purpose)
            for command_at in commands_at
            if command_at.command.words and purpose_of_command(command_at.command) is purpose
        )
        or YES
    )


def _whole(command_at: CommandAt, purpose: Purpose) -> Effect:
    """Return how sure a command is with what it starts: its name says that it checks, so that some of that runs."""
    inner = [*command_at.inner]
    ends = [first for first, behind in pairwise((*inner, command_at.command)) if behind.depth <= first.depth]
    checks = [end for end in ends if end.words and purpose_of_command(end).checks]
    same = [check for check in checks if purpose_of_command(check) is purpose]
    inside = best(worst(effects_of(command.masks - _CHOSEN)) for command in same or checks)
    return worst([*effects_of(command_at.command.masks), inside or YES])


def _place(step: StepWork, purpose: Purpose) -> Location:
    """Return where a step checks: its first command that does, or the step itself."""
    commands = (
        command.location for command in step.commands if command.words and purpose_of_command(command) is purpose
    )
    line = step.step.uses.line if step.step.uses else step.step.line
    return next(commands, Location(step.path, line))
