"""The text of an expression into a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dodcheck.workflows.expressions.tree import Binary, Call, Expression, ExpressionProblem, Literal, Name, Not

MAX_LENGTH = 21_000
"""GitHub takes no longer ones."""
MAX_DEPTH = 50
"""The same for how deeply they are nested."""
MAX_JOINED = 200
"""More comparisons and conjunctions in one expression are not followed."""

_TOKEN = re.compile(
    r"\s*(?:('(?:[^']|'')*')|(0x[0-9a-fA-F]+|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)"
    r"|([A-Za-z_][A-Za-z0-9_-]*)|(&&|\|\||[=!<>]=|[!<>()\[\],.*]))"
)
_LEVELS = (("||",), ("&&",), ("==", "!="), ("<", "<=", ">", ">="))
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


def parse_expression(text: str) -> Expression:
    """Return the tree of an expression without its `${{ }}`. Raises ``ExpressionProblem``."""
    if len(text) > MAX_LENGTH:
        raise ExpressionProblem("it is too long")
    parser = _Parser(_tokens(text))
    tree = parser.level(0)
    if parser.at < len(parser.tokens):
        raise ExpressionProblem("it is no expression")
    return tree


def _tokens(text: str) -> list[str]:
    found, at, end = [], 0, len(text.rstrip())
    while at < end:
        token = _TOKEN.match(text, at)
        if token is None:
            raise ExpressionProblem("it is no expression")
        found.append(token[0].strip())
        at = token.end()
    return found


@dataclass(slots=True)
class _Parser:
    tokens: list[str]
    at: int = 0
    depth: int = 0
    joined: int = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def expect(self, sign: str) -> None:
        if self.peek() != sign:
            raise ExpressionProblem("it is no expression")
        self.at += 1

    def level(self, number: int) -> Expression:
        """Return an expression whose signs bind at least as strongly as those of a level."""
        if number == len(_LEVELS):
            return self.unary()
        left = self.level(number + 1)
        while self.peek() in _LEVELS[number]:
            sign = self.peek()
            self.at += 1
            self.joined += 1
            if self.joined > MAX_JOINED:
                raise ExpressionProblem("it joins too many values")
            left = Binary(sign, left, self.level(number + 1))
        return left

    def unary(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionProblem("it is nested too deeply")
        found = self._unary()
        self.depth -= 1
        return found

    def _unary(self) -> Expression:
        sign = self.peek()
        self.at += 1
        if sign == "!":
            return Not(self.unary())
        if sign == "(":
            inner = self.level(0)
            self.expect(")")
            return inner
        if sign.startswith("'"):
            return Literal(sign[1:-1].replace("''", "'"))
        if sign[:1].isalpha() or sign[:1] == "_":
            return self._named(sign.lower())
        return _number(sign)

    def _named(self, word: str) -> Expression:
        if self.peek() == "(":
            self.at += 1
            return self._path(Call(word, self._arguments()))
        if word in _WORDS and self.peek() not in (".", "["):
            return Literal(_WORDS[word])
        return self._path(Name(word))

    def _arguments(self) -> tuple[Expression, ...]:
        found: list[Expression] = []
        while self.peek() != ")":
            if found:
                self.expect(",")
            found.append(self.level(0))
        self.expect(")")
        return tuple(found)

    def _path(self, start: Expression) -> Expression:
        """Return a value with what is taken out of it; out of the result of a function, nothing is known."""
        parts = [start.dotted if isinstance(start, Name) else "*"]
        while self.peek() in (".", "["):
            bracket = self.peek() == "["
            self.at += 1
            if bracket:
                index = self.level(0)
                self.expect("]")
                parts.append(_key(index))
            else:
                parts.append(self.peek().lower())
                self.at += 1
        return start if len(parts) == 1 else Name(".".join(parts))


def _key(index: Expression) -> str:
    match index:
        case Literal(value=str() as name):
            return name.lower()
        case _:
            return "*"


def _number(token: str) -> Literal:
    try:
        return Literal(float(int(token, 16)) if token.startswith("0x") else float(token))
    except (ValueError, OverflowError):
        raise ExpressionProblem("it is no expression") from None
