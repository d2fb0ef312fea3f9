"""A PowerShell script as statements."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.workflows.shell.words import Word


class Call(NamedTuple):
    """A command: its words, the scripts that give some of them (``subs``), and the script blocks among them.

    ``operator`` is the `&` or `.` before it.
    """

    operator: str
    words: tuple[Word, ...]
    subs: tuple[Script, ...]
    blocks: tuple[Script, ...]


class Expression(NamedTuple):
    """A value: its text in small letters (cut off where it is long), and the scripts and script blocks in it.

    ``literal`` is the text that it is where it is nothing else.
    """

    text: str
    subs: tuple[Script, ...]
    blocks: tuple[Script, ...]
    literal: Word | None


class Pipeline(NamedTuple):
    """Commands and values joined by pipes."""

    elements: tuple[Call | Expression, ...]


class Chain(NamedTuple):
    """Pipelines joined by `&&` and `||` (one sign fewer than pipelines), perhaps sent to the background."""

    pipelines: tuple[Pipeline, ...]
    joins: tuple[str, ...]
    background: bool


class Assign(NamedTuple):
    """`$name = …`; ``target`` is the name in small letters, without its dollar sign and scope."""

    target: str
    value: Statement
    subs: tuple[Script, ...]
    line: int


class If(NamedTuple):
    """Triples of condition, its text and branch, and the branch for all else."""

    branches: tuple[tuple[Script, str, Script], ...]
    other: Script


class Loop(NamedTuple):
    """A loop: what is run to decide on it, and its body. ``sure`` says that the body runs at least once."""

    condition: Script
    body: Script
    sure: bool


class Switch(NamedTuple):
    """The branches of a `switch`."""

    condition: Script
    branches: tuple[Script, ...]


class Try(NamedTuple):
    """`try`, its `catch` blocks, and `finally`."""

    body: Script
    catches: tuple[Script, ...]
    last: Script


class Trap(NamedTuple):
    """What is run where an error is raised in the same script or function."""

    body: Script


class Function(NamedTuple):
    """The definition of a function; its name stands in small letters."""

    name: str
    body: Script


class Leave(NamedTuple):
    """`exit`, `return`, `throw`, `break`, `continue`, and the text of the value behind it, in small letters."""

    kind: str
    text: str
    value: Script


Statement = Chain | Assign | If | Loop | Switch | Try | Trap | Function | Leave
Script = tuple[Statement, ...]
