"""What a shell script is made of, before its grammar: words and signs."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

_TEXT = attrgetter("text")


class ShellProblem(ValueError):  # noqa: N818 - a problem of the script, not of the program
    """A script that is not followed. ``line`` counts from 0."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Substitution(NamedTuple):
    """The script of a command substitution, and the line it begins in."""

    text: str
    line: int


class Word(NamedTuple):
    """A word with its quotes taken away. ``line`` counts from 0.

    ``exact`` says that the shell puts nothing in its place; expansions stand in the text as they are written.
    ``bare`` says that no part of it was quoted, so that it may be a reserved word.
    """

    text: str
    exact: bool
    bare: bool
    line: int
    inner: tuple[Substitution, ...] = ()


def texts_of(words: Iterable[Word]) -> list[str]:
    """Return the texts of words."""
    return [*map(_TEXT, words)]


class Sign(NamedTuple):
    """An operator, or a line break."""

    text: str
    line: int


Token = Word | Sign
