"""A grammar by its name, and the words in which it is expected: loading one takes some milliseconds."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple

from dodcheck.binding.recognise.reading import Grammar


class Hinted(NamedTuple):
    """A grammar, by its module in this folder, and where to expect it.

    Whatever it reads has one of ``words`` in its words, or one of ``anywhere`` in its words or things; with neither, it
    may read anything. A name of a file, such as `docs/index.md`, is no hint of the verb "index".
    """

    name: str
    words: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()

    def load(self) -> Grammar:
        """Return the grammar: compiling its forms takes some milliseconds, so that is left until a hint stands."""
        return _load(self.name)


@cache
def _load(name: str) -> Grammar:
    grammar: Grammar = import_module(f"dodcheck.binding.recognise.{name}").read
    return grammar
