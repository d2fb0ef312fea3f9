"""Bracket expressions as git reads them: ``[abc]``, ``[a-z]``, ``[!a]``, ``[^a]``, ``[[:digit:]]``, one byte each."""

from __future__ import annotations

import string
from typing import NamedTuple

_NAMED = {
    "alnum": string.ascii_letters + string.digits,
    "alpha": string.ascii_letters,
    "blank": " \t",
    "cntrl": "".join(map(chr, (*range(32), 127))),
    "digit": string.digits,
    "graph": string.ascii_letters + string.digits + string.punctuation,
    "lower": string.ascii_lowercase,
    "print": string.ascii_letters + string.digits + string.punctuation + " ",
    "punct": string.punctuation,
    "space": " \t\n\r",
    "upper": string.ascii_uppercase,
    "xdigit": string.hexdigits,
}
"""git's own notion of them, in every locale; it counts neither vertical tab nor form feed as space."""

_EVERY = frozenset(map(chr, range(1, 256)))


class ByteClass(NamedTuple):
    """Which bytes, written as the characters of the same number, stand at one place; never the slash."""

    of: frozenset[str]
    negated: bool


ANY = ByteClass(frozenset(), negated=True)


def read_bracket(text: str, start: int) -> tuple[ByteClass, int] | None:
    """Return what the bracket at ``start`` stands for and where it ends, ``None`` when it is malformed.

    A malformed bracket matches nothing: it isn't closed, or names a class that does not exist.
    """
    at = start + 1
    negated = text[at : at + 1] in ("!", "^")
    bracket = _Bracket(text, at + negated).members()
    if bracket is None:
        return None
    members, end = bracket
    return _shorter_class(frozenset(members), negated=negated), end


def _shorter_class(members: frozenset[str], *, negated: bool) -> ByteClass:
    """Return the same signs by the shorter list; only a list of what is meant has to leave out the slash."""
    if len(members) * 2 > len(_EVERY):
        members, negated = _EVERY - members, not negated
    return ByteClass(members if negated else members - {"/"}, negated)


class _Bracket:
    """The inside of a bracket expression, read once from left to right."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._at = start
        self._close = -1

    def members(self) -> tuple[set[str], int] | None:
        """Return the signs between the brackets and the place after the closing one."""
        members: set[str] = set()
        first, before = self._at, ""
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign == "]" and self._at > first:
                return members, self._at + 1
            named = self._name() if self._text.startswith("[:", self._at) else None
            if named is not None:
                if named not in _NAMED:
                    return None
                members.update(_NAMED[named])
                before = ""
            elif before and sign == "-" and self._text[self._at + 1 : self._at + 2] not in ("", "]"):
                self._at += 1
                members.update(map(chr, range(ord(before), ord(self._next_sign() or "\0") + 1)))
                before = ""
            else:
                before = self._next_sign()
                members.add(before)
        return None

    def _next_sign(self) -> str:
        """Return the sign here, the one behind a backslash, and go past it; empty at the end."""
        self._at += self._text[self._at] == "\\"
        self._at += 1
        return self._text[self._at - 1 : self._at]

    def _name(self) -> str | None:
        """Return the name of the class that begins here and go past it; ``None`` when it is two plain signs."""
        begin = self._at + 2
        if self._close < begin:
            # One search for the many that ask: else a row of ``[:`` would be quadratic.
            self._close = self._text.find("]", begin)
        if self._close < 0:
            return ""
        if self._close == begin or self._text[self._close - 1] != ":":
            return None
        self._at = self._close + 1
        return self._text[begin : self._close - 1]
