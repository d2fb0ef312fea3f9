"""Whether an expression that chooses among tests, as pytest takes it, can be true of any of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TOKEN = re.compile(r"[()]|[^\s()]+")
_NAME = re.compile(r"[\w.\[\]-]+")
_MOST = 40

MaybeTrue = bool | None
"""Whether something is so; ``None`` where it is not known."""


class _UnclearError(Exception):
    pass


def may_select(expression: str, known: Callable[[str], MaybeTrue]) -> bool:
    """Return whether an expression of names with `not`, `and`, `or` may be true, by what is known of each name."""
    tokens = _TOKEN.findall(expression)
    if not tokens or len(tokens) > _MOST:
        return True
    rest = iter([*tokens, ""])
    try:
        return _Reader(rest, known).read_expression() is not False
    except (_UnclearError, RecursionError):
        return True


class _Reader:
    """Reads the tokens of an expression from left to right; ``word`` is the next one."""

    def __init__(self, rest: Iterator[str], known: Callable[[str], MaybeTrue]) -> None:
        self._rest, self._known = rest, known
        self.word = next(rest)

    def read_expression(self) -> MaybeTrue:
        """Return what the whole expression comes to."""
        found = self._read_or()
        if self.word:
            raise _UnclearError
        return found

    def _take(self) -> str:
        word = self.word
        self.word = next(self._rest, "")
        return word

    def _read_or(self) -> MaybeTrue:
        found = self._read_and()
        while self.word == "or":
            self._take()
            other = self._read_and()
            found = True if True in (found, other) else None if None in (found, other) else False
        return found

    def _read_and(self) -> MaybeTrue:
        found = self._read_operand()
        while self.word == "and":
            self._take()
            other = self._read_operand()
            found = False if False in (found, other) else None if None in (found, other) else True
        return found

    def _read_operand(self) -> MaybeTrue:
        word = self._take()
        if word == "not":
            found = self._read_operand()
            return None if found is None else not found
        if word == "(":
            found = self._read_or()
            if self._take() != ")":
                raise _UnclearError
            return found
        if _NAME.fullmatch(word) is None:
            raise _UnclearError
        return self._known(word)
