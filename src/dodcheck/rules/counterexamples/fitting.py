"""A line that a pattern matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dodcheck.rules.options import OptionError
from dodcheck.rules.searching.search import Hit, Regex

MAX_DEPTH = 50
"""Groups nested deeper than this are not read."""
MAX_TIMES = 200
"""A part that must stand more often than this is not written out."""

_CLASSES = {"d": "7", "w": "w", "s": " ", "D": "x", "W": "-", "S": "x", "t": "\t", "pL": "x"}
_QUANTITY = re.compile(r"\{(\d{1,4})(?:,\d{0,4})?\}")
_GROUP_HEAD = re.compile(r"\?(?:P?<\w+>|[a-zA-Z-]*:)")
_FLAGS = re.compile(r"\?[a-zA-Z-]+(?=\))")
_NO_WIDTH = frozenset("bBAzZQE")
_CANDIDATES = "x7 -_.:/@=\"'()#~X"


def matching_line(pattern: str) -> str | None:
    """Return a line that a pattern of RE2 matches, ``None`` where none is found."""
    try:
        alternatives = _Reader(pattern).alternatives()
    except (_NotRead, OptionError, IndexError, ValueError):
        alternatives = []
    longer = (f"{text}{more}" for text in alternatives for more in ("", " x"))
    return next((line for line in longer if line.strip() and Regex(pattern).hit(line) is Hit.FULL), None)


class _NotRead(Exception):  # noqa: N818 - it is no error of anybody
    """A part of a pattern that is not read."""


@dataclass(slots=True)
class _Reader:
    """Reads a pattern once, from left to right."""

    text: str
    at: int = 0
    depth: int = 0

    def alternatives(self) -> list[str]:
        """Return what each alternative matches, up to the end of the group."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _NotRead
        sequences = ["".join(self._sequence())]
        while self._sign() == "|":
            self.at += 1
            sequences.append("".join(self._sequence()))
        self.depth -= 1
        return sequences

    def _sign(self) -> str:
        return self.text[self.at : self.at + 1]

    def _sequence(self) -> Iterator[str]:
        while self._sign() not in ("", "|", ")"):
            atom = self._atom()
            yield atom * self._times()

    def _atom(self) -> str:
        sign: str = self._sign()
        self.at += 1
        match sign:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escaped()
            case "^" | "$":
                return ""
            case ".":
                return "x"
            case _:
                return sign

    def _group(self) -> str:
        flags = _FLAGS.match(self.text, self.at)
        if flags:
            self.at = flags.end() + 1
            return ""
        head = _GROUP_HEAD.match(self.text, self.at)
        self.at = head.end() if head else self.at
        alternatives = self.alternatives()
        if self._sign() != ")":
            raise _NotRead
        self.at += 1
        return next((alternative for alternative in alternatives if alternative), "")

    def _class(self) -> str:
        """Return a character of a bracket expression; the engine itself says which one of a negated one."""
        start = self.at - 1
        self.at += self._sign() == "^"
        self.at += self._sign() == "]"
        while self._sign() != "]":
            named = self.text.startswith("[:", self.at)
            self.at = self.text.index(":]", self.at) + 2 if named else self.at + 1 + (self._sign() == "\\")
            if self.at >= len(self.text):
                raise _NotRead
        self.at += 1
        bracket = self.text[start : self.at]
        signs = (*_CANDIDATES, *bracket)
        sign: str | None = next((sign for sign in signs if Regex(f"^{bracket}$").hit(sign) is Hit.FULL), None)
        if sign is None:
            raise _NotRead
        return sign

    def _escaped(self) -> str:
        sign = self.text[self.at]
        self.at += 1
        if sign in _NO_WIDTH:
            return ""
        if sign in "pPxC":
            raise _NotRead
        return _CLASSES.get(sign, sign)

    def _times(self) -> int:
        """Return how often at least a part stands, once where it need not; reads what says so."""
        quantity = _QUANTITY.match(self.text, self.at)
        least = 1
        if quantity:
            self.at, least = quantity.end(), int(quantity[1])
        elif self._sign() in tuple("*+?"):
            least = 1 if self._sign() == "+" else 0
            self.at += 1
        else:
            return 1
        self.at += self._sign() == "?"
        if least > MAX_TIMES:
            raise _NotRead
        return least
