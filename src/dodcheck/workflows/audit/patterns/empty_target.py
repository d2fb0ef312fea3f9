"""Targets and scripts that are called a check and only say something."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.severity import Severity

_STARTERS = frozenset({"make", "gmake", "npm", "yarn", "pnpm", "bun", "just", "task", "tox", "bash", "sh"})
_SAYING = frozenset({"echo", "printf", "true", ":", "exit", "sleep", "cat"})
_MOST = 500


def _look(subject: Subject) -> Iterator[Hit]:
    for step in subject.steps:
        for at, command in enumerate(step.commands):
            if step.programs[at] in _STARTERS and step.purposes[at].checks:
                command_at = CommandAt(step, command)
                yield from _hit(command_at, list(_inner(command, step.commands[at + 1 : at + 1 + _MOST])))


def _inner(command: Command, following: tuple[Command, ...]) -> Iterator[Command]:
    """Yield the commands of the file that a command starts something of."""
    path = command.location.path
    return takewhile(lambda other: other.location.path != path, islice(following, _MOST))


def _hit(command_at: CommandAt, inner: list[Command]) -> Iterator[Hit]:
    saying = [other for other in inner if other.words and CommandAt(command_at.at, other).program in _SAYING]
    if not saying or len(saying) != len([other for other in inner if other.words]):
        return
    if any(
        CommandAt(command_at.at, other).texts[:1] == ["exit"] and CommandAt(command_at.at, other).texts[1:] != ["0"]
        for other in saying
    ):
        return
    first = CommandAt(command_at.at, saying[0])
    purpose = purpose_of_command(command_at.command)
    what = {Purpose.TEST: "tests nothing", Purpose.BUILD: "builds nothing"}.get(purpose, "checks nothing")
    yield first.hit(f"`{command_at.shown}` {what}: all it runs is `{first.shown}`", Severity.MEDIUM)


PATTERN = Pattern(
    name="empty-target",
    family=Family.INFORMATIONAL,
    title="A target that is called a check and only says something",
    manual="""A target of make, or a script of a package, may keep its name when its content is gone: `test:` only
echoes that the tests have moved, `npm test` is still the placeholder that `npm init` wrote. Whoever calls it is
green.""",
    follow_up="Let the target do what its name says, or call the one that does.",
    look=_look,
)
