"""The text of an expression into tokens."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.workflows.expressions.coercion import number_of
from dodcheck.workflows.expressions.tree import ExpressionProblem

MAX_LENGTH = 21_000
"""GitHub takes no longer ones."""

_OUTSIDE = r"\s()\[\],!<>=&|"
_PIECE = re.compile(
    r"[ \t\r\n]*(?:(?P<text>'(?:[^']|'')*')|(?P<sign>&&|\|\||[=!<>]=|[!<>()\[\],*])"
    rf"|(?P<number>[-+0-9][^{_OUTSIDE}]*)|(?P<dot>\.)|(?P<word>[^{_OUTSIDE}.']+))"
)
_DOTTED_NUMBER = re.compile(rf"\.[^{_OUTSIDE}]*")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_CLOSING = frozenset({")", "]", "*"})
_BLANK = " \t\r\n"


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    NUMBER = auto()
    WORD = auto()
    SIGN = auto()
    END = auto()


class Token(NamedTuple):
    """A token: what is written, and the value of a text or number."""

    kind: Kind
    written: str
    value: float | str = ""


END = Token(Kind.END, "")


def tokens(text: str) -> list[Token]:
    """Return the tokens of an expression, with ``END`` behind the last. Raises ``ExpressionProblem``."""
    if len(text) > MAX_LENGTH:
        raise ExpressionProblem("it is too long")
    found: list[Token] = []
    at, end = 0, len(text.rstrip(_BLANK))
    while at < end:
        piece = _PIECE.match(text, at)
        if piece is None:
            raise ExpressionProblem("it is no expression")
        at = piece.end()
        token = _token(piece)
        if piece["dot"] and not _takes_dot(found):
            number = _DOTTED_NUMBER.match(text, at - 1)
            token = _number(number[0] if number else ".")
            at += len(token.written) - 1
        found.append(token)
    return [*found, END]


def _takes_dot(before: list[Token]) -> bool:
    """Return whether a dot takes something out of what stands before it, and does not begin a number."""
    return bool(before) and (before[-1].kind is Kind.WORD or before[-1].written in _CLOSING)


def _token(piece: re.Match[str]) -> Token:
    if text := piece["text"]:
        return Token(Kind.TEXT, text, text[1:-1].replace("''", "'"))
    if number := piece["number"]:
        return _number(number)
    if word := piece["word"]:
        if not _WORD.fullmatch(word):
            raise ExpressionProblem("it is no expression")
        return Token(Kind.WORD, word)
    return Token(Kind.SIGN, piece["sign"] or ".")


def _number(written: str) -> Token:
    value = number_of(written)
    if value is None:
        raise ExpressionProblem(f"GitHub does not read the number {written} everywhere alike")
    if value != value:  # noqa: PLR0124 - the one value that differs from itself is no number
        raise ExpressionProblem("it is no expression")
    return Token(Kind.NUMBER, written, value)
