"""The variables that a workflow sets: for itself, a job, a step, a command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from dodcheck.workflows.audit.risk import Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.model import Text
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.words import Word

_EXPORTING = frozenset({"export", "declare"})
_LATER = "GITHUB_ENV"
"""The file in which a step leaves variables for those behind it."""
_MOST = 12


class Variable(NamedTuple):
    """A variable, its value as it is written, and how to tell of its place."""

    name: str
    value: str
    hit_of: Callable[[str, Severity], Hit]

    @property
    def shown(self) -> str:
        """It as it is typed in a shell."""
        return f"{self.name}={' '.join(self.value.split())[:60]}"

    def hit(self, message: str, severity: Severity) -> Hit:
        """Return that a pattern is found at it."""
        return self.hit_of(message, severity)


@lru_cache(maxsize=4)
def set_variables(subject: Subject) -> tuple[Variable, ...]:
    """Return the variables that are set anywhere in a workflow. Several patterns ask for them."""
    return tuple(_variables(subject))


def _variables(subject: Subject) -> Iterator[Variable]:
    yield from _in(subject.workflow.env, subject.hit)
    for job in subject.jobs:
        yield from _in(job.job.env, job.hit)
    for step in subject.steps:
        yield from _in(step.step.env, step.hit)
    for command in subject.commands:
        if command.command.assigned or command.command.launched:
            yield from _of_words(command, (*command.command.assigned, *command.command.launched))
    for command in subject.of_programs(_EXPORTING):
        yield from _of_words(command, command.command.words[1:_MOST])
    leaving = {id(step) for step in subject.steps if step.step.run is not None and _LATER in step.step.run.value}
    for command in subject.by_program.get("echo", ()) if leaving else ():
        if id(command.at) in leaving:
            yield from _of_words(command, command.command.words[1:_MOST])


def _in(env: Mapping[str, Text], hit: Callable[[int, str, Severity], Hit]) -> Iterator[Variable]:
    for name, text in env.items():
        yield Variable(name, text.value, partial(hit, text.line))


def _of_words(command_at: CommandAt, words: Iterable[Word]) -> Iterator[Variable]:
    for word in words:
        name, equals, value = word.text.partition("=")
        if equals:
            yield Variable(name, value, command_at.hit)
