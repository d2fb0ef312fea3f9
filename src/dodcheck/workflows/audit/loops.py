"""The loops of shell scripts that try something again until it passes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.audit.passing import (
    commands_leaving_by_status,
    commands_leaving_loop,
    leaves_loop,
    may_end_with_failure,
)
from dodcheck.workflows.runs.launch import without_launchers
from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.tree import Chain, Command, Function, Loop, Script, Simple, parts
from dodcheck.workflows.shell.words import ShellProblem, Word

KEPT = 2_048
"""Scripts whose loops are kept."""

_MAY_LOOP = re.compile(r"\b(?:for|while|until)\b")
_GIVEN = re.compile(r"\$(?:[@*1]|\{[@*1][^}]*\})")
_DEEPEST = 12
_NEAR = 60


class Tried(NamedTuple):
    """A command that a loop repeats until it passes; ``line`` counts from 0.

    ``lost`` says that the script goes on, or ends well, when no attempt has passed. ``function`` is the function that
    the loop stands in, empty where it stands in none.
    """

    words: tuple[Word, ...]
    line: int
    lost: bool
    function: str = ""

    @property
    def is_given(self) -> bool:
        """Whether the command is what its function is called with: `"$@"`, `eval "$*"`."""
        texts = [word.text for word in self.words[:2]]
        first = texts[1] if texts[:1] == ["eval"] and len(texts) > 1 else texts[0] if texts else ""
        return bool(self.function) and _GIVEN.match(first) is not None


@lru_cache(maxsize=KEPT)
def loops_of(text: str) -> tuple[Tried, ...]:
    """Return what the loops of a script try again; nothing where its grammar is not read."""
    if not _MAY_LOOP.search(text):
        return ()
    try:
        script = parse_script(text)
    except ShellProblem:
        return ()
    return tuple(_in_script(script, "", 0))


def _in_script(script: Script, function: str, depth: int) -> Iterator[Tried]:
    for at, chain in enumerate(script):
        following = script[at + 1 : at + _NEAR]
        for pipeline in chain.pipelines:
            for command in pipeline.commands:
                yield from _in_command(command, following, function, depth)


def _in_command(command: Command, following: Sequence[Chain], function: str, depth: int) -> Iterator[Tried]:
    if isinstance(command, Loop):
        yield from _of_loop(command, following, function)
    if depth < _DEEPEST:
        inner = command.name if isinstance(command, Function) else function
        for part in parts(command):
            yield from _in_script(part, inner, depth + 1)


def _of_loop(loop: Loop, following: Sequence[Chain], function: str) -> Iterator[Tried]:
    """Yield what a loop tries again: its condition, or what ends it when it passes."""
    ended = any(may_end_with_failure(chain) for chain in (*loop.body, *following))
    for command in _conditions(loop):
        yield _tried(command, function, lost=leaves_loop(loop.body) and not ended)
    for at, chain in enumerate(loop.body):
        last = not following and at == len(loop.body) - 1
        for command, decides in commands_leaving_loop(chain, loop.body[at + 1 :]):
            yield _tried(command, function, lost=not ended and not (last and decides))
    for command in commands_leaving_by_status(loop.body):
        yield _tried(command, function, lost=not ended)


def _tried(command: Simple, function: str, *, lost: bool) -> Tried:
    return Tried(without_launchers(command.words).words, command.line, lost, function)


def _conditions(loop: Loop) -> Iterator[Simple]:
    """Yield the command whose failure keeps a loop going: `until make test`, `while ! make test`."""
    if not loop.condition:
        return
    last = loop.condition[-1].pipelines[-1]
    command = last.commands[0]
    if isinstance(command, Simple) and command.words and last.negated is not (loop.name == "until"):
        yield command
