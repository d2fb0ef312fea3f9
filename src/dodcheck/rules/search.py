"""What is looked for in a line: a literal, a word, a pattern."""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol

from dodcheck.rules.patterns import compiled


class Hit(Enum):
    """Whether a line holds what is looked for; ``NEAR``: only as a part of a longer word."""

    NONE = auto()
    NEAR = auto()
    FULL = auto()


class Search(Protocol):
    """Something to look for."""

    def may_be_in(self, data: bytes) -> bool:
        """Return false only when a UTF-8 file of these bytes can't hold it."""
        ...

    def hit(self, line: str) -> Hit:
        """Return whether a line holds it. Raises ``TooCostlyError``."""
        ...


class Literal:
    """A text as it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bytes = text.encode("utf-8", "surrogatepass")

    def may_be_in(self, data: bytes) -> bool:
        """Return whether the bytes hold it."""
        return self._bytes in data

    def hit(self, line: str) -> Hit:
        """Return whether the line holds it."""
        return Hit.FULL if self._text in line else Hit.NONE


class Word(Literal):
    """A text that is no part of a longer word, where it begins or ends with a letter, a digit or an underscore."""

    def hit(self, line: str) -> Hit:
        """Return whether the line holds it on its own, or only inside longer words."""
        at, seen = line.find(self._text), Hit.NONE
        while at >= 0:
            if not self._inside(line, at):
                return Hit.FULL
            seen, at = Hit.NEAR, line.find(self._text, at + 1)
        return seen

    def _inside(self, line: str, at: int) -> bool:
        end = at + len(self._text)
        before = at > 0 and _wordly(line[at - 1]) and _wordly(self._text[0])
        return before or (end < len(line) and _wordly(line[end]) and _wordly(self._text[-1]))


class Regex:
    """A pattern of RE2."""

    def __init__(self, pattern: str) -> None:
        self._pattern = compiled(pattern)

    def may_be_in(self, _data: bytes) -> bool:
        """Return true: only the lines can tell."""
        return True

    def hit(self, line: str) -> Hit:
        """Return whether the line matches. Raises ``TooCostlyError``."""
        return Hit.FULL if self._pattern.search(line) else Hit.NONE


def _wordly(char: str) -> bool:
    return char == "_" or char.isalnum()
