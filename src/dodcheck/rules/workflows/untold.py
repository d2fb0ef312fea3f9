"""What may do what a kind of check asks for, where nobody can tell what it is there for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.does import asks_only, is_named, may_check
from dodcheck.rules.workflows.scope import Scope
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.words import texts_of

_SHOWN = 4
"""So many words of a command are shown."""


def untold(answer: Finding, scope: Scope, job: str | None) -> Finding:
    """Return that a command or an action may do it of which nobody can tell; the same answer where there is none."""
    perhaps = next(_untold(scope.subjects, job), None)
    if perhaps is None:
        return answer
    place, shown = perhaps
    at = f"{place.path}:{place.line}" if place.line else place.path
    words = f"{answer.words}, but of `{shown}` in {at} nobody can tell what it does"
    return answer._replace(outcome=Outcome.UNKNOWN, words=words, places=(place,), unknown=Unknown.PARTIAL)


def _untold(subjects: Sequence[Subject], job: str | None) -> Iterator[tuple[Place, str]]:
    for subject in subjects:
        for step in subject.steps:
            if job is None or is_named(step.job.job, job):
                yield from _in_step(step)


def _in_step(step: StepWork) -> Iterator[tuple[Place, str]]:
    uses = step.step.uses
    if uses is not None and not uses.value.startswith("./") and step.purpose is Purpose.UNKNOWN:
        yield Place(step.path, uses.line), uses.value.partition("@")[0]
    for number, command in enumerate(step.commands):
        behind = step.commands[number + 1 : number + 2]
        followed = any(other.depth > command.depth for other in behind)
        if not followed and _is_untold(command):
            shown = " ".join(texts_of((*command.launched, *command.words))[:_SHOWN])
            yield Place(command.location.path, command.location.line), shown


def _is_untold(command: Command) -> bool:
    words = texts_of(command.words)
    return may_check(command) and purpose_of_command(command) is Purpose.UNKNOWN and not asks_only(words)
