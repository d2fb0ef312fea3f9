"""The commands of a workflow that a script tries again until they pass: by a loop, or by something called `retry`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.audit.loops import Tried, loops_of
from dodcheck.workflows.audit.sources import Sources
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.makefile import read_makefile
from dodcheck.workflows.shell.settings import SHELLS

_NAMED = re.compile(r"(?:^|[_.-])(?:retry|retries|rerun|try_again)(?:[_.-]|$)|^(?:retry|attempt)")
_NUMBER = re.compile(r"[0-9.]+[smh]?")
_MAKEFILE = re.compile(r"(?:GNUm|m|M)akefile|.*\.mk")
_MOST = 40


class RepeatedCommand(NamedTuple):
    """A command that is tried again, what it is for, and whether its failure is lost even when no attempt passes."""

    at: CommandAt
    shown: str
    purpose: Purpose
    lost: bool
    by_loop: bool = True


@lru_cache(maxsize=4)
def repeated_commands(subject: Subject) -> tuple[RepeatedCommand, ...]:
    """Return the commands that are tried again, each place once. Several patterns ask for them."""
    return tuple(_repeated(subject))


def _repeated(subject: Subject) -> Iterator[RepeatedCommand]:
    wrappers = set[str]()
    seen = set[tuple[str, int | None, str]]()
    for step in subject.steps:
        for path, first, tried in _tried(step, subject):
            if tried.is_given:
                wrappers.add(tried.function)
            command_at = None if tried.is_given else _command(step, path, first + tried.line, tried)
            if command_at is not None and (place := (path, first + tried.line, command_at.shown)) not in seen:
                seen.add(place)
                yield RepeatedCommand(command_at, command_at.shown, command_at.purpose, tried.lost)
    for name, commands in subject.by_program.items():
        if name in wrappers or _NAMED.search(name):
            for command_at in commands:
                yield from _wrapped(command_at)


def retried_check_places(subject: Subject) -> frozenset[Location]:
    """Return where the loops of a workflow try checks again: what becomes of those is told as a repetition."""
    return frozenset(
        repeated_command.at.command.location
        for repeated_command in repeated_commands(subject)
        if repeated_command.purpose.checks and repeated_command.by_loop
    )


def retried_places(subject: Subject) -> frozenset[Location]:
    """Return where the loops of a workflow try anything again: `nc -z db 5432 && break` waits for it."""
    return frozenset(
        repeated_command.at.command.location
        for repeated_command in repeated_commands(subject)
        if repeated_command.by_loop
    )


def _wrapped(command_at: CommandAt) -> Iterator[RepeatedCommand]:
    """Yield the command behind `retry 3` or `.ci/retry.sh --`."""
    words = command_at.texts[1:_MOST]
    if "--" in words:
        words = words[words.index("--") + 1 :]
    while words and (words[0].startswith("-") or _NUMBER.fullmatch(words[0])):
        words = words[1:]
    if len(words) == 1 and " " in words[0]:
        words = words[0].split()[:_MOST]
    if words:
        yield RepeatedCommand(
            command_at, " ".join(words)[:60], purpose_of_words(tuple(words[:8])), lost=False, by_loop=False
        )


def _tried(step: StepWork, subject: Subject) -> Iterator[tuple[str, int, Tried]]:
    """Yield what the scripts of a step try again, with their files and the line that each begins in."""
    run = step.step.run
    if run is not None:
        for loop in loops_of(run.value):
            yield step.path, run.line_of(loop.line) - loop.line, loop
    for path in _other_files(step):
        for first, loop in _in_file(path, subject):
            yield path, first, loop
    for program, command in () if SHELLS.isdisjoint(step.programs) else zip(step.programs, step.commands, strict=True):
        if program in SHELLS:
            yield from _given(command)


def _other_files(step: StepWork) -> Sequence[str]:
    """Return the files that commands of a step stand in, its own apart."""
    if isinstance(step.fresh, range):
        return ()
    return [path for path in dict.fromkeys([command.location.path for command in step.commands]) if path != step.path]


def _given(command: Command) -> Iterator[tuple[str, int, Tried]]:
    """Yield what the script that a shell is given tries again: `bash -c`."""
    texts = [word.text for word in command.words[:_MOST]]
    if texts[0].rpartition("/")[2] in SHELLS and "-c" in texts[:-1] and command.location.line:
        for loop in loops_of(texts[texts.index("-c") + 1]):
            yield command.location.path, command.location.line - loop.line, loop


def _in_file(path: str, subject: Subject) -> Sequence[tuple[int, Tried]]:
    """Return what the scripts of a file try again, each with the line that its script begins in."""
    known = subject.whole.tried
    if path not in known:
        scripts = _scripts(path, Sources(subject.snapshot, subject.whole.texts))
        known[path] = tuple((first, loop) for first, text in scripts for loop in loops_of(text))
    return known[path]


def _scripts(path: str, sources: Sources) -> Iterator[tuple[int, str]]:
    """Yield the scripts of a file, each with the line it begins in: the whole of it, or the recipes of a Makefile."""
    text = "\n".join(sources.lines(path))
    if not _MAKEFILE.fullmatch(path.rpartition("/")[2]):
        yield 1, text
        return
    made = read_makefile(text)
    for rule in made.rules.values():
        for line in rule.lines:
            yield line.number, made.recipe(line).lstrip(" \t@+-")


def _command(step: StepWork, path: str, line: int, tried: Tried) -> CommandAt | None:
    """Return the command of a step that stands at a place and is not known never to run."""
    texts = [word.text for word in tried.words]
    return next((command_at for command_at in _at(step, path, line) if command_at.texts == texts), None)


def _at(step: StepWork, path: str, line: int) -> Sequence[CommandAt]:
    return [
        CommandAt(step, command, number)
        for number, command in enumerate(step.commands)
        if command.location.line == line and command.location.path == path and command.words
    ]
