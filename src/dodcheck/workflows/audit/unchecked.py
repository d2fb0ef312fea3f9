"""The scripts of steps that go on after failures: which commands are lost, and what makes them so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dodcheck.workflows.audit.late_failures import CountedWhere, where_failure_counts
from dodcheck.workflows.audit.masked_commands import PLAIN, may_run
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.shell.run_command import Mask

_ZERO = (["exit", "0"], ["true"], [":"])


@dataclass(slots=True)
class UncheckedCommands:
    """Commands of a script that are lost because the script goes on; questions are left out.

    ``dropped_by`` is the `set +e` before them, ``zero`` the `exit 0` at the end of the script, if it has one.
    """

    dropped_by: CommandAt | None
    zero: CommandAt | None
    lost: list[CommandAt] = field(default_factory=list)


@lru_cache(maxsize=4)
def unchecked_commands(subject: Subject) -> tuple[UncheckedCommands, ...]:
    """Return the commands of scripts that go on after failures, those after each `set +e` together.

    Several patterns ask for them, one after the other.
    """
    return tuple(_unchecked(subject))


def _unchecked(subject: Subject) -> Iterator[UncheckedCommands]:
    for step in subject.steps:
        if any(Mask.UNCHECKED in step.commands[number].masks for number in step.fresh):
            for script in _scripts(step):
                yield from _of_script(subject, script)


def is_python(command_at: CommandAt) -> bool:
    """Return whether a command is one of a script of Python that the repository has."""
    return command_at.command.location.path.endswith(".py")


def is_errexit_suspended(command_at: CommandAt) -> bool:
    """Return whether a command is lost although its shell has `-e`: it does not count where the command stands."""
    settings = command_at.command.settings
    return settings is not None and (settings.errexit or settings.suspended)


def _scripts(step: StepWork) -> Iterator[Sequence[CommandAt]]:
    """Yield the commands of a step by the script they stand in."""
    by_key: dict[tuple[str, str | None], list[CommandAt]] = {}
    for number in step.fresh:
        command = step.commands[number]
        if command.words:
            key = (command.location.path, command.through)
            by_key.setdefault(key, []).append(CommandAt(step, command, number))
    yield from by_key.values()


def _of_script(subject: Subject, script: Sequence[CommandAt]) -> Iterator[UncheckedCommands]:
    last = script[-1]
    zero = last if last.texts[:2] in _ZERO else None
    keeps = any(_first(one) == "exit" and one.texts[1:2] not in ([], ["0"], ["1"]) for one in script)
    group = UncheckedCommands(None, zero)
    for command_at in script:
        if _first(command_at) == "set" and _drops(command_at.texts[1:]):
            yield group
            group = UncheckedCommands(command_at, zero)
        elif _is_lost(subject, command_at, keeps=keeps):
            group.lost.append(command_at)
    yield group


def _first(command_at: CommandAt) -> str:
    return command_at.command.words[0].text


def _is_lost(subject: Subject, command_at: CommandAt, *, keeps: bool) -> bool:
    """Return whether a failure is lost because the script goes on; ``keeps``: it ends with a code that it has kept."""
    if Mask.UNCHECKED not in command_at.own or is_errexit_suspended(command_at) or not may_run(command_at):
        return False
    purpose = command_at.purpose
    unsure = keeps or is_python(command_at)
    if purpose in PLAIN or (unsure and purpose is Purpose.UNKNOWN):
        return False
    return where_failure_counts(subject, command_at) is CountedWhere.NOT


def _drops(flags: Sequence[str]) -> bool:
    return any(flag.startswith("+") and "e" in flag for flag in flags) or "+o errexit" in " ".join(flags)
