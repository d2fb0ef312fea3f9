"""What is looked for in a line: a literal, a word, a pattern."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, Protocol

from dodcheck.rules.searching.patterns import Pattern, compile_pattern
from dodcheck.rules.searching.text_sweep import TextSweep

MAX_TRIES = 200
"""Places of one line that are looked at for a word; a line that holds the letters more often can't be told."""

_FOREIGN = re.compile(r"[^\W\x00-\x7f]")
_ANY_CASE = re.compile(r"\(\?[a-zA-Z]*i")
_UNEVEN = re.compile(r"\[|\\(?![bsSdD\\.+*?(){}|^$\[\]/@#:=\"'-])")


_JOINTS = frozenset(":,[]")
"""Signs between scalars shown together; what reaches over several has one, or begins with the dash of an item."""

_PARTING = frozenset(" '\"\\")
"""Signs that spacing and quoting write otherwise."""


class Hit(Enum):
    """Whether a line holds what is looked for; ``NEAR``: perhaps only as a part of a longer word."""

    NONE = auto()
    NEAR = auto()
    FULL = auto()


class Search(Protocol):
    """Something to look for.

    ``ascii`` says that it is made of ASCII characters only, ``spans_scalars`` that it may reach over several scalars of
    YAML as they are shown together: `key: value`, `- item`, `[a, b]`. ``run`` is what no spacing or quoting can part: a
    line that holds what is looked for holds it; empty where there is none. ``sweep`` finds the files that may hold it,
    ``None`` where only their lines can tell.
    """

    ascii: bool
    spans_scalars: bool
    run: str
    sweep: TextSweep | None

    def may_stand_in(self, text: str) -> bool:
        """Return false only when no line of this text can hold it."""
        ...

    def hit(self, line: str) -> Hit:
        """Return whether a line holds it."""
        ...


class Literal:
    """A text as it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.ascii = text.isascii()
        self.sweep = TextSweep(text.encode()) if self.ascii else None
        self.spans_scalars = text[0] in "- " or text[-1] == " " or not _JOINTS.isdisjoint(text)
        self.run = text if text.isascii() and text.isprintable() and _PARTING.isdisjoint(text) else ""

    def may_stand_in(self, text: str) -> bool:
        """Return whether the text holds it."""
        return self._text in text

    def hit(self, line: str) -> Hit:
        """Return whether the line holds it."""
        return Hit.FULL if self._text in line else Hit.NONE


class Word(Literal):
    """A text that is no part of a longer word, where it begins or ends with a letter, a digit or an underscore.

    `--cov` in `--cov-report`, `@v1` in `@v1.2` and `1.2` in `1.2.3` are parts of longer ones too.
    """

    def hit(self, line: str) -> Hit:
        """Return whether the line holds it on its own, or only inside longer words, or so often that it is left."""
        at, seen = line.find(self._text), Hit.NONE
        for _ in range(MAX_TRIES):
            if at < 0:
                return seen
            if not self._is_inside_word(line, at):
                return Hit.FULL
            seen, at = Hit.NEAR, line.find(self._text, at + 1)
        return seen

    def _is_inside_word(self, line: str, at: int) -> bool:
        end = at + len(self._text)
        before = at > 0 and _is_word_character(line[at - 1]) and _is_word_character(self._text[0])
        behind = line[max(0, at - 2) : at]
        if self._text[0].isdigit() and behind[1:] == "." and behind[0].isdigit():
            return True
        return before or (end < len(line) and _is_word_character(self._text[-1]) and self._goes_on(line, end))

    def _goes_on(self, line: str, end: int) -> bool:
        """Return whether the word goes on, as `@main` does in `@main-next`."""
        if _is_word_character(line[end]):
            return True
        sign, after = line[end], line[end + 1 : end + 2] or " "
        if sign == "." and self._text[-1].isdigit() and after.isdigit():
            return True
        signs = {"@": "-./", "-": "-"}.get(self._text[0], "")
        return sign in signs and _is_word_character(after)


class Regex:
    r"""A pattern of RE2, whose `\b` knows ASCII only; a letter of another script beside a word is a letter here."""

    def __init__(self, pattern: str) -> None:
        self._source = pattern
        self._pattern = compile_pattern(pattern)
        self._bounded = r"\b" in pattern or r"\B" in pattern
        self.ascii = pattern.isascii()
        self.spans_scalars = True
        self.run = ""
        self.sweep: TextSweep | None = None

    def may_stand_in(self, _text: str) -> bool:
        """Return true: only the lines can tell."""
        return True

    def hit(self, line: str) -> Hit:
        """Return whether the line matches; a line that only some spellings of its letters match is ``NEAR``."""
        plainly = self._pattern.search(line) is not None
        if not self._bounded or line.isascii():
            return Hit.FULL if plainly else Hit.NONE
        # Letters that the pattern names are spelled with some that the line has not, or they would be mixed up.
        spellings = _spellings_of(self._source, frozenset() if self.ascii else frozenset(line.lower()) & _LETTERS)
        seen = {spelling.holds(line) for spelling in spellings.all}
        if not spellings.exact and seen != {plainly}:
            return Hit.NEAR
        return Hit.FULL if seen == {True} else Hit.NONE


class _Spelling(NamedTuple):
    """A pattern whose letters of other scripts are replaced, and how those of a line are: all others by ``other``."""

    pattern: Pattern
    letters: Mapping[str, str]
    other: str

    def holds(self, line: str) -> bool:
        spelled = _FOREIGN.sub(lambda match: self.letters.get(match[0], self.other), line)
        return self.pattern.search(spelled) is not None


class _Spellings(NamedTuple):
    r"""A pattern in ASCII; ``exact`` where no part of it could tell a replaced letter from another.

    Each letter of another script that the pattern names has a letter of its own that neither pattern nor line have, so
    that `\b` sees the words of the line as they are. A class may hold such a letter by chance: then several must agree.
    """

    all: tuple[_Spelling, ...]
    exact: bool


_NO_SPELLING = _Spellings((), exact=False)
_LETTERS = frozenset(string.ascii_lowercase)


@lru_cache(maxsize=256)
def _spellings_of(pattern: str, avoided: frozenset[str]) -> _Spellings:
    any_case = _ANY_CASE.search(pattern) is not None
    named = set(_FOREIGN.findall(pattern))
    groups = sorted({name.lower() for name in named} if any_case else named)
    free = sorted(_LETTERS - avoided - set(pattern.lower()))
    exact = _UNEVEN.search(pattern) is None
    letters = dict(zip(groups, free, strict=False))
    letters |= {group.upper(): letter for group, letter in letters.items()} if any_case else {}
    if len(free) <= len(groups) or not named <= set(letters) or (named and not exact):
        return _NO_SPELLING
    engine = compile_pattern(_FOREIGN.sub(lambda match: letters[match[0]], pattern))
    others = [free[-1]] if exact else [free[-1], free[-1].upper(), "0", "_"]
    return _Spellings(tuple(_Spelling(engine, letters, other) for other in others), exact)


def _is_word_character(char: str) -> bool:
    return char == "_" or char.isalnum()
