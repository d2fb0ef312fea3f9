"""A batch script as statements."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.workflows.shell.words import Word


class Simple(NamedTuple):
    """A command. ``early``: its `%…%` are filled in before the commands in front of it have run."""

    words: tuple[Word, ...]
    line: int
    early: bool


class Group(NamedTuple):
    """`( … )`."""

    body: Script


class If(NamedTuple):
    """A condition in small letters, and what is run where it holds and where it does not. ``early``: as above."""

    condition: str
    body: Script
    other: Script
    early: bool


class For(NamedTuple):
    """A loop."""

    body: Script


class Label(NamedTuple):
    """A place that `goto` leads to."""

    name: str


Command = Simple | Group | If | For | Label


class Chain(NamedTuple):
    """Commands joined by `&&`, `||` and `|` (one sign fewer than commands).."""

    commands: tuple[Command, ...]
    joins: tuple[str, ...]


Script = tuple[Chain, ...]
