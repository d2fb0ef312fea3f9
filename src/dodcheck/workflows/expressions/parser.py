"""The text of an expression into a tree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dodcheck.workflows.expressions.lexer import Kind, Token, tokens
from dodcheck.workflows.expressions.signatures import CONTEXTS, argument_problem
from dodcheck.workflows.expressions.tree import (
    Binary,
    Call,
    Expression,
    ExpressionProblem,
    Filter,
    Index,
    Joined,
    Literal,
    Name,
    Not,
    children,
)

MAX_DEPTH = 50
"""GitHub takes no expression that is nested more deeply."""

_EQUAL = frozenset({"==", "!="})
_ORDERED = frozenset({"<", "<=", ">", ">="})
_WORDS: dict[str, float | bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "NaN": float("nan"),
    "Infinity": float("inf"),
}


def parse_expression(text: str) -> Expression:
    """Return the tree of an expression without its `${{ }}`. Raises ``ExpressionProblem``.

    A name that is no context and a function that does not exist, or not with so many arguments, are refused as well:
    GitHub does not start a workflow that holds one. The tree is at most ``MAX_DEPTH`` deep.
    """
    parser = _Parser(tokens(text))
    tree = parser.expression()
    if parser.peek().kind is not Kind.END:
        raise ExpressionProblem("it is no expression")
    _bounded(tree)
    return tree


def _bounded(tree: Expression) -> None:
    todo = [(tree, 1)]
    while todo:
        node, depth = todo.pop()
        if depth > MAX_DEPTH:
            raise ExpressionProblem("it is nested too deeply")
        for child in children(node):
            flat = isinstance(node, Joined) and isinstance(child, Joined) and node.sign == child.sign
            todo.append((child, depth if flat else depth + 1))


@dataclass(slots=True)
class _Parser:
    tokens: list[Token]
    at: int = 0
    depth: int = 0

    def peek(self) -> Token:
        return self.tokens[self.at]

    def sign(self, *signs: str) -> bool:
        """Return whether one of some signs is next, and step over it."""
        token = self.peek()
        if token.kind is Kind.SIGN and token.written in signs:
            self.at += 1
            return True
        return False

    def expect(self, sign: str) -> None:
        if not self.sign(sign):
            raise ExpressionProblem("it is no expression")

    @contextmanager
    def deeper(self) -> Iterator[None]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionProblem("it is nested too deeply")
        yield
        self.depth -= 1

    def expression(self) -> Expression:
        with self.deeper():
            return self._either()

    def _either(self) -> Expression:
        nodes = [self._both()]
        if self.peek().written != "||":
            return nodes[0]
        with self.deeper():
            while self.sign("||"):
                nodes.append(self._both())
        return Joined("||", tuple(nodes))

    def _both(self) -> Expression:
        nodes = [self._equal()]
        if self.peek().written != "&&":
            return nodes[0]
        with self.deeper():
            while self.sign("&&"):
                nodes.append(self._equal())
        return Joined("&&", tuple(nodes))

    def _equal(self) -> Expression:
        left = self._ordered()
        while (sign := self.peek().written) in _EQUAL and self.sign(sign):
            left = Binary(sign, left, self._ordered())
        return left

    def _ordered(self) -> Expression:
        left = self._unary()
        while (sign := self.peek().written) in _ORDERED and self.sign(sign):
            left = Binary(sign, left, self._unary())
        return left

    def _unary(self) -> Expression:
        if not self.sign("!"):
            return self._operand()
        with self.deeper():
            return Not(self._unary())

    def _operand(self) -> Expression:
        token = self.peek()
        if self.sign("("):
            inner = self.expression()
            self.expect(")")
            return self._taken(inner)
        self.at += 1
        match token.kind:
            case Kind.TEXT | Kind.NUMBER:
                return Literal(token.value)
            case Kind.WORD if token.written in _WORDS:
                return Literal(_WORDS[token.written])
            case Kind.WORD:
                return self._taken(self._named(token.written.lower()))
            case _:
                raise ExpressionProblem("it is no expression")

    def _named(self, word: str) -> Expression:
        if not self.sign("("):
            if word not in CONTEXTS:
                raise ExpressionProblem(f"there is no context {word}")
            return Name(word)
        arguments: list[Expression] = []
        while not self.sign(")"):
            if arguments:
                self.expect(",")
            arguments.append(self.expression())
        if problem := argument_problem(word, len(arguments)):
            raise ExpressionProblem(problem)
        return Call(word, tuple(arguments))

    def _taken(self, start: Expression) -> Expression:
        """Return a value with everything that is taken out of it."""
        before = self.depth
        while (bracket := self.sign("[")) or self.sign("."):
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise ExpressionProblem("it is nested too deeply")
            start = self._inside(start) if bracket else self._property(start)
        self.depth = before
        return start

    def _inside(self, start: Expression) -> Expression:
        if self.sign("*"):
            self.expect("]")
            return Filter(start)
        key = self.expression()
        self.expect("]")
        return Index(start, key)

    def _property(self, start: Expression) -> Expression:
        if self.sign("*"):
            return Filter(start)
        token = self.peek()
        if token.kind is not Kind.WORD:
            raise ExpressionProblem("it is no expression")
        self.at += 1
        return Index(start, Literal(token.written))
