"""The text of an `if:` as GitHub takes it: where `${{ }}` stands in it, and what stands around."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.expressions.lexer import MAX_LENGTH
from dodcheck.workflows.expressions.parser import parse_expression
from dodcheck.workflows.expressions.tree import Call, Expression, ExpressionProblem, Literal

_OPEN = "${{"
_CLOSE = "}}"
_MOST = 254
"""GitHub puts no more expressions together to one text."""
_YAML_WORDS = {"True": True, "TRUE": True, "False": False, "FALSE": False}
"""YAML takes them for true and false before GitHub sees a condition. In quotes, GitHub refuses them."""


class Shape(Enum):
    """How GitHub takes the text of a condition."""

    EMPTY = "it says nothing, so it stands for `success()`"
    PLAIN = "an expression without `${{ }}`"
    WRAPPED = "an expression in `${{ }}`, with nothing around it"
    AROUND = "something stands around `${{ }}`, so the whole is a text that is never empty, and holds always"
    SEVERAL = "several `${{ }}` are put together to one text, which holds unless it is empty"
    QUOTED = "a bare text in `${{ }}`, which is taken as a condition itself"
    BROKEN = "no expression"


class UnwrappedCondition(NamedTuple):
    """A condition as GitHub takes it: the tree that it works out, ``None`` where it says nothing or is broken."""

    shape: Shape
    tree: Expression | None = None
    problem: str | None = None


class _Piece(NamedTuple):
    """A part of a text: an expression from within `${{ }}`, or what stands around one."""

    text: str
    expression: bool


def unwrap_condition(text: str) -> UnwrappedCondition:
    """Return how GitHub takes the text of an `if:`, every blank and line break of which counts.

    Without `${{ }}`, all of it is the expression. With nothing around `${{ }}`, what is in it is. Otherwise the pieces
    are put together to one text, as `format` does, and the condition is whether that is empty.
    """
    return _remembered(text) if len(text) <= MAX_LENGTH else _taken(text)


def without_braces(text: str) -> str | None:
    """Return an expression without its `${{ }}`; ``None`` where it stands in the middle of other characters."""
    if _OPEN not in text:
        return text.strip()
    try:
        pieces = _pieces(text)
    except ExpressionProblem:
        return None
    return pieces[0].text.strip() if len(pieces) == 1 else None


@lru_cache(maxsize=512)
def _remembered(text: str) -> UnwrappedCondition:
    return _taken(text)


def _taken(text: str) -> UnwrappedCondition:
    try:
        return _wrapped(text)
    except ExpressionProblem as problem:
        return UnwrappedCondition(Shape.BROKEN, problem=str(problem))


def _wrapped(text: str) -> UnwrappedCondition:
    if text in _YAML_WORDS:
        return UnwrappedCondition(Shape.PLAIN, Literal(_YAML_WORDS[text]))
    if _OPEN not in text:
        return (
            UnwrappedCondition(Shape.PLAIN, parse_expression(text)) if text.strip() else UnwrappedCondition(Shape.EMPTY)
        )
    pieces = _pieces(text)
    trees = [parse_expression(piece.text) for piece in pieces if piece.expression]
    if len(pieces) > 1:
        several = all(piece.expression for piece in pieces)
        return UnwrappedCondition(Shape.SEVERAL if several else Shape.AROUND, _put_together(pieces, trees))
    match trees[0]:
        case Literal(value=str() as inner) if pieces[0].text.strip().startswith("'"):
            return UnwrappedCondition(Shape.QUOTED, parse_expression(inner if inner.strip() else "success()"))
        case tree:
            return UnwrappedCondition(Shape.WRAPPED, tree)


def _pieces(text: str) -> list[_Piece]:
    """Return the pieces of a text that holds `${{`. Raises ``ExpressionProblem`` where one is not closed."""
    pieces: list[_Piece] = []
    at, count = 0, 0
    while at < len(text):
        begin = text.find(_OPEN, at)
        if begin != at:
            pieces.append(_Piece(text[at:begin] if begin > 0 else text[at:], expression=False))
        if begin < 0:
            break
        end = _end(text, begin + len(_OPEN))
        pieces.append(_Piece(text[begin + len(_OPEN) : end], expression=True))
        count += 1
        if count > _MOST:
            raise ExpressionProblem("it holds too many `${{ }}`")
        at = end + len(_CLOSE)
    return pieces


def _end(text: str, at: int) -> int:
    """Return where an expression ends: at the first `}}` that stands in no quoted text."""
    close, quote = text.find(_CLOSE, at), text.find("'", at)
    while -1 < quote < close:
        behind = text.find("'", quote + 1) + 1
        if not behind:
            raise ExpressionProblem("a quoted text in it is not closed")
        close = close if close >= behind else text.find(_CLOSE, behind)
        quote = text.find("'", behind)
    if close < 0:
        raise ExpressionProblem("`${{` is not closed")
    return close


def _put_together(pieces: Sequence[_Piece], trees: Sequence[Expression]) -> Expression:
    pattern, number = "", 0
    for piece in pieces:
        if piece.expression:
            pattern += f"{{{number}}}"
            number += 1
        else:
            pattern += piece.text.replace("{", "{{").replace("}", "}}")
    return Call("format", (Literal(pattern), *trees))
