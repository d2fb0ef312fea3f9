"""A shell script as statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, assert_never

from dodcheck.workflows.shell.words import Word


class Simple(NamedTuple):
    """A command: the assignments before it, and its words; without words it only assigns."""

    assigned: tuple[Word, ...]
    words: tuple[Word, ...]
    line: int


class Group(NamedTuple):
    """`{ … }`, or `( … )` in a shell of its own."""

    body: Script
    own_shell: bool


class If(NamedTuple):
    """Pairs of condition and branch, and the branch for all else."""

    branches: tuple[tuple[Script, Script], ...]
    other: Script


class Loop(NamedTuple):
    """`while`, `until`: its own word as ``name``, and a condition.

    `for`: a name and the words it stands for (``None``: the script's arguments). ``fed`` is the word at its end, with
    the command that its lines come from: `done < <(…)`.
    """

    name: str
    condition: Script
    words: tuple[Word, ...] | None
    body: Script
    fed: Word


class Case(NamedTuple):
    """The branches of a `case`, and the word that it looks at."""

    branches: tuple[Script, ...]
    subject: Word | None = None


class Function(NamedTuple):
    """The definition of a function."""

    name: str
    body: Command


Command = Simple | Group | If | Loop | Case | Function


class Pipeline(NamedTuple):
    """Commands joined by pipes, perhaps behind a `!`."""

    commands: tuple[Command, ...]
    negated: bool


class Chain(NamedTuple):
    """Pipelines joined by `&&` and `||` (one sign fewer than pipelines), perhaps sent to the background."""

    pipelines: tuple[Pipeline, ...]
    joins: tuple[str, ...]
    background: bool

    def alone(self) -> Simple | None:
        """Return the command that is all of this chain, ``None`` where it is anything else."""
        if self.joins or self.background or self.pipelines[0].negated:
            return None
        command = self.pipelines[0].commands[0]
        return command if len(self.pipelines[0].commands) == 1 and isinstance(command, Simple) else None


Script = tuple[Chain, ...]


def parts(command: Command) -> Iterator[Script]:
    """Yield the scripts that a command is made of; none for a simple one."""
    match command:
        case Simple():
            return
        case Group():
            yield command.body
        case If():
            for condition, branch in command.branches:
                yield from (condition, branch)
            yield command.other
        case Loop():
            yield from (command.condition, command.body)
        case Case():
            yield from command.branches
        case Function():
            yield (Chain((Pipeline((command.body,), negated=False),), (), background=False),)
        case _:
            assert_never(command)
