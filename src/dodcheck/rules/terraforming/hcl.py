"""The language of Terraform as blocks, as far as that is plain: what is computed has no value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.formats.problem import UnreadProblem

_MAX_DEPTH = 100
_TOKEN = re.compile(
    r"(?P<space>[ \t\r\ufeff]+|\#[^\n]*|//[^\n]*|/\*(?s:.*?)(?:\*/|\Z))|(?P<line>\n)"
    r"|(?P<text><<-?(?P<end>\w+)[^\n]*(?s:.*?)(?:\n[ \t]*(?P=end)(?=\r?\n|$)|\Z))"
    r"|(?P<quoted>\")|(?P<word>[A-Za-z_][\w-]*)|(?P<sign>.)"
)
_OPENING, _CLOSING = frozenset("{[("), frozenset("}])")


class Token(NamedTuple):
    """A piece of a file: its kind, its text, a string without its quotes, and its line from 1.

    A string with something computed in it is of the kind ``text``, as is a text of several lines.
    """

    kind: str
    text: str
    line: int


class Block(NamedTuple):
    """A block or an object: its type and labels, what its attributes say, the blocks in it, and its line."""

    type: str
    labels: tuple[str, ...]
    attributes: dict[str, str | Block | None]
    blocks: tuple[Block, ...]
    line: int


def blocks_of(source: str) -> tuple[Block, ...]:
    """Return the blocks of a file. Raises ``UnreadProblem`` where it can't be followed."""
    reading = _Reading(list(_tokens(source)))
    body = reading.body("", (), 1, depth=0)
    if not reading.is_at_end():
        raise UnreadProblem("a bracket is closed that was not opened", reading.line())
    return body.blocks


def _tokens(source: str) -> Iterator[Token]:
    at, line = 0, 1
    while at < len(source):
        found = _TOKEN.match(source, at)
        if found is None:
            raise UnreadProblem("it can't be cut into words", line)
        kind = found.lastgroup or ""
        if kind == "quoted":
            text, end, plain = _string(source, at + 1, line)
            yield Token("string" if plain else "text", text, line)
            at = end
            continue
        if kind != "space":
            yield Token(kind, found[0], line)
        line += found[0].count("\n")
        at = found.end()


def _string(source: str, at: int, line: int) -> tuple[str, int, bool]:
    """Return the text of a string that begins at a place, where it ends, and whether nothing in it is computed."""
    begin, depth, plain = at, 0, True
    while at < len(source):
        sign = source[at]
        if sign == "\n":
            break
        if sign == "\\":
            at += 2
            continue
        if source.startswith(("${", "%{"), at) and source[at - 1] != source[at]:
            depth, plain, at = depth + 1, False, at + 2
            continue
        if depth and sign in "{}":
            depth += 1 if sign == "{" else -1
        elif not depth and sign == '"':
            return source[begin:at], at + 1, plain
        at += 1
    raise UnreadProblem("a string does not end", line)


class _Reading:
    """Reads tokens from the first to the last."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def is_at_end(self) -> bool:
        return self._at >= len(self._tokens)

    def line(self) -> int:
        return self._tokens[min(self._at, len(self._tokens) - 1)].line

    def _is_sign(self, text: str) -> bool:
        return not self.is_at_end() and self._tokens[self._at][:2] == ("sign", text)

    def body(self, type_: str, labels: tuple[str, ...], line: int, *, depth: int) -> Block:
        """Return what stands up to the bracket that ends it, or to the end of the file."""
        if depth > _MAX_DEPTH:
            raise UnreadProblem("it is nested too deep", line)
        attributes: dict[str, str | Block | None] = {}
        blocks: list[Block] = []
        while not self.is_at_end() and not self._is_sign("}"):
            token = self._tokens[self._at]
            self._at += 1
            if token.kind not in ("word", "string"):
                continue
            names = self._labels()
            if self.is_at_end():
                break
            sign = self._tokens[self._at].text
            self._at += 1
            if sign == "{":
                blocks.append(self._inside(token.text, names, token.line, depth))
            elif sign in "=:" and not names:
                attributes[token.text] = self._value(token, depth)
        return Block(type_, labels, attributes, tuple(blocks), line)

    def _labels(self) -> tuple[str, ...]:
        names: list[str] = []
        while not self.is_at_end() and self._tokens[self._at].kind in ("word", "string"):
            names.append(self._tokens[self._at].text)
            self._at += 1
        return tuple(names)

    def _inside(self, type_: str, labels: tuple[str, ...], line: int, depth: int) -> Block:
        found = self.body(type_, labels, line, depth=depth + 1)
        if self.is_at_end():
            raise UnreadProblem("a block does not end", line)
        self._at += 1
        return found

    def _value(self, name: Token, depth: int) -> str | Block | None:
        """Return a plain string or an object; ``None`` for what is computed, and for every other value."""
        first = self._tokens[self._at] if not self.is_at_end() else None
        if self._is_sign("{"):
            self._at += 1
            return self._inside(name.text, (), name.line, depth)
        begin, open_ = self._at, 0
        while not self.is_at_end():
            token = self._tokens[self._at]
            if not open_ and (token.kind == "line" or self._is_sign(",") or self._is_sign("}")):
                break
            if token.kind == "sign":
                open_ += (token.text in _OPENING) - (token.text in _CLOSING)
            self._at += 1
        alone = self._at - begin == 1 and first is not None and first.kind == "string"
        return first.text if alone and first is not None else None
