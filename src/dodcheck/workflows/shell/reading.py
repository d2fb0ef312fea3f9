"""One word of a shell script: its parts are plain, quoted, escaped or expansions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.workflows.shell.expansions import (
    end_of_brackets,
    end_of_expression,
    end_of_literal,
    end_of_quotes,
)
from dodcheck.workflows.shell.words import ShellProblem, Substitution, Word

_PLAIN = re.compile(r"[^ \t\n\r\f\v;&|()<>\\'\"`$#]+")
_IN_QUOTES = re.compile(r'[^"\\`$]+')
_NAME = re.compile(r"[A-Za-z_0-9]+|[?!@*#$-]")


class ReadWord(NamedTuple):
    """A word that was read, and where reading goes on."""

    word: Word
    at: int
    line: int


def read_word(text: str, at: int, line: int) -> ReadWord:
    """Return the word that begins at a position, whose line is given, counted from 0.

    Raises ``ShellProblem`` where a quote or a bracket is never closed.
    """
    return _WordReader(text, at, line).read()


@dataclass(slots=True)
class _WordReader:
    """What has been read of a word so far."""

    text: str
    at: int
    line: int
    parts: list[str] = field(default_factory=list)
    inner: list[Substitution] = field(default_factory=list)
    exact: bool = True
    bare: bool = True

    def read(self) -> ReadWord:
        first = self.line
        while self.at < len(self.text) and self._part():
            pass
        word = Word("".join(self.parts), self.exact, self.bare, first, tuple(self.inner))
        return ReadWord(word, self.at, self.line)

    def _part(self) -> bool:
        """Read the next part; ``False`` where the word has ended."""
        sign = self.text[self.at]
        if plain := _PLAIN.match(self.text, self.at):
            self._take(plain.end())
        elif sign == "#":
            self._take(self.at + 1)
        elif sign in "<>" and not self.parts and self.text.startswith("(", self.at + 1):
            self._substitution(self.at + 2, self._closed(end_of_brackets(self.text, self.at + 2, "(")))
        elif sign in " \t\n\r\f\v;&|()<>":
            return False
        else:
            self._marked(sign)
        return True

    def _marked(self, sign: str) -> None:
        match sign:
            case "\\":
                self._escaped()
            case "'":
                self._quoted(self._closed(end_of_literal(self.text, self.at + 1)))
            case '"':
                self.bare = False
                self.at += 1
                self._in_quotes()
            case "`":
                end = self._closed(end_of_quotes(self.text, self.at + 1, "`"))
                self._substitution(self.at + 1, end)
            case _:
                self._expansion()

    def _closed(self, end: int | None) -> int:
        if end is None:
            raise ShellProblem("a quote or a bracket in it is never closed", self.line)
        return end

    def _take(self, end: int) -> None:
        part = self.text[self.at : end]
        self.parts.append(part)
        self.line += part.count("\n")
        self.at = end

    def _escaped(self) -> None:
        self.bare = False
        if not self.text.startswith("\\\n", self.at):
            self.parts.append(self.text[self.at + 1 : self.at + 2])
        self.line += self.text.startswith("\n", self.at + 1)
        self.at += 2

    def _quoted(self, end: int) -> None:
        self.bare = False
        part = self.text[self.at + 1 : end - 1]
        self.exact = self.exact and "${{" not in part
        self.parts.append(part)
        self.line += part.count("\n")
        self.at = end

    def _in_quotes(self) -> None:
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == '"':
                self.at += 1
                return
            if sign == "\\" and self.text[self.at + 1 : self.at + 2] in ("$", "`", '"', "\\", "\n"):
                self._escaped()
            elif sign == "`":
                self._substitution(self.at + 1, self._closed(end_of_quotes(self.text, self.at + 1, "`")))
            elif sign == "$" and self.text[self.at + 1 : self.at + 2] in ("'", '"'):
                self._take(self.at + 1)
            elif sign == "$":
                self._expansion()
            else:
                run = _IN_QUOTES.match(self.text, self.at)
                self._take(run.end() if run else self.at + 1)
        self._closed(None)

    def _substitution(self, start: int, end: int) -> None:
        self.exact = False
        self.inner.append(Substitution(self.text[start : end - 1], self.line))
        self._take(end)

    def _expansion(self) -> None:
        """Read what begins with a dollar sign."""
        rest = self.at + 1
        if self.text.startswith("${{", self.at):
            self._expanded(self._closed(end_of_expression(self.text, self.at)))
        elif self.text.startswith("((", rest):
            self._expanded(self._closed(end_of_brackets(self.text, rest + 1, "(")))
        elif self.text.startswith("(", rest):
            self._substitution(rest + 1, self._closed(end_of_brackets(self.text, rest + 1, "(")))
        elif self.text.startswith("{", rest):
            self._expanded(self._closed(end_of_brackets(self.text, rest + 1, "{")))
        elif self.text[rest : rest + 1] in ("'", '"'):
            self.at, self.exact = rest, False
            self._quoted(self._closed(end_of_quotes(self.text, rest + 1, self.text[rest])))
        elif name := _NAME.match(self.text, rest):
            self._expanded(name.end())
        else:
            self._take(rest)

    def _expanded(self, end: int) -> None:
        self.exact = False
        self._take(end)
