"""Whether a trap ends its script with an exit code of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dodcheck.workflows.shell.parser import parse_script
from dodcheck.workflows.shell.tree import Case, Command, Function, Group, If, Loop, Script, Simple
from dodcheck.workflows.shell.words import ShellProblem

_WATCHED = frozenset({"EXIT", "ERR", "0", "SIGEXIT", "SIGERR"})
_KEPT = re.compile(r"([A-Za-z_][A-Za-z_0-9]*)=(?:\$\?|\$\{\?\})")
_NUMBER = re.compile(r"[0-9]{1,6}")


def is_reset(words: Sequence[str]) -> bool:
    """Return whether the arguments of a `trap` take the one at the end of the script, or at a failure, away."""
    return words[:1] == ["-"] and not _WATCHED.isdisjoint(word.upper() for word in words[1:])


def overrides_exit_code(words: Sequence[str], functions: Mapping[str, Command]) -> bool:
    """Return whether the arguments of a `trap` end the script by an `exit` that may tell of success.

    One that exits with a failure, or with the status that it has kept, does not.
    """
    if len(words) < 2 or _WATCHED.isdisjoint(word.upper() for word in words[1:]):  # noqa: PLR2004 - a body and a signal
        return False
    try:
        script = parse_script(words[0])
    except ShellProblem:
        return "exit" in words[0]
    commands = list(_commands(script, functions, 0))
    texts = [[word.text for word in (*command.assigned, *command.words)] for command in commands]
    kept = {match[1] for text in texts for word in text if (match := _KEPT.fullmatch(word))}
    return any(_may_hide_failure(text[1] if len(text) > 1 else "", kept, first=not at) for at, text in _exits(texts))


def _exits(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, Sequence[str]]]:
    return ((at, text) for at, text in enumerate(texts) if text and text[0] == "exit")


def _may_hide_failure(argument: str, kept: set[str], *, first: bool) -> bool:
    """Return whether an `exit` of a trap may hide a failure; without an argument it keeps the script's own status."""
    if argument == "":
        return False
    if argument in ("$?", "${?}"):
        return not first
    if _NUMBER.fullmatch(argument):
        return int(argument) % 256 == 0
    return argument.strip("${}") not in kept


def _commands(script: Script, functions: Mapping[str, Command], depth: int) -> Iterator[Simple]:
    """Yield the simple commands of a trap, those of the functions it calls included."""
    for chain in script:
        for pipeline in chain.pipelines:
            for command in pipeline.commands:
                yield from _commands_within(command, functions, depth)


def _commands_within(command: Command, functions: Mapping[str, Command], depth: int) -> Iterator[Simple]:
    match command:
        case Simple(words=[first, *_]) if first.text in functions and not depth:
            yield from _commands_within(functions[first.text], functions, depth + 1)
        case Simple():
            yield command
        case Group(body=body) | Loop(body=body):
            yield from _commands(body, functions, depth)
        case If():
            for branch in (*(taken for _, taken in command.branches), command.other):
                yield from _commands(branch, functions, depth)
        case Case():
            for branch in command.branches:
                yield from _commands(branch, functions, depth)
        case Function():
            return
