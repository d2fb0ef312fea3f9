"""Words, texts and values of PowerShell. Scripts within them are read in the same scan, so that it stays linear."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass

from dodcheck.workflows.pwsh.parts import Parts, Quoted
from dodcheck.workflows.pwsh.tree import Script
from dodcheck.workflows.shell.expansions import end_of_expression
from dodcheck.workflows.shell.words import ShellProblem, Word

MAX_DEPTH = 40
"""Scripts nested deeper are not followed."""

_BLANK = re.compile(r"(?:[ \t\r\f\v\u00a0]|`\n)+")
_BEGIN_BLANK = frozenset(" \t\r\f\v\u00a0`<#")
_BREAKS = {
    "\n": re.compile(r"\n[ \t\r\f\v\u00a0\n]*"),
    "\n;": re.compile(r"[\n;][ \t\r\f\v\u00a0\n;]*"),
}
_PLAINLY = re.compile(r"[^`$\"\n]+")
_OPENS = frozenset("$@({")
_DOCUMENTS = {"@'": "\n'@", '@"': '\n"@'}
_BEHIND_OPENING = re.compile(r"[ \t]*\n")
_VARIABLE = re.compile(r"\$(?:\{[^}{\n]*\}|[$?^]|[\w:]*\w)")
_PLAIN = re.compile(r"[^\s;|&(){}'\"`$<>]+")
_SIMPLE = re.compile(r"[\w./:=+\\*?~^%,!-][\w./:=+\\*?~^%,!@-]*(?=[ \t\n;|)])")
REDIRECTED = re.compile(r"[1-6*]?>>?(&[1-6])?")


@dataclass(slots=True)
class Reader(ABC):
    """Reads a script from left to right; ``at`` is the place of the next sign, ``line`` that of ``counted``."""

    text: str
    at: int = 0
    depth: int = 0
    line: int = 0
    counted: int = 0

    def line_at(self) -> int:
        """Return the line of the next sign, from 0."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = max(self.at, self.counted)
        return self.line

    def problem(self, message: str = "its PowerShell grammar is not followed") -> ShellProblem:
        """Return that the grammar is another one from here on."""
        return ShellProblem(message, self.line_at())

    def sign(self) -> str:
        """Return the next sign, an empty text at the end."""
        return self.text[self.at : self.at + 1]

    def begins(self, *texts: str) -> bool:
        """Return whether one of these texts comes next."""
        return self.text.startswith(texts, self.at)

    def blank(self) -> None:
        """Go on behind blanks, continued lines and comments."""
        if self.text[self.at : self.at + 1] not in _BEGIN_BLANK:
            return
        while (match := _BLANK.match(self.text, self.at)) or self.begins("<#"):
            self.at = match.end() if match else self._behind("#>", self.at + 2)
        if self.sign() == "#":
            end = self.text.find("\n", self.at)
            self.at = len(self.text) if end < 0 else end

    def _behind(self, text: str, start: int) -> int:
        end = self.text.find(text, start)
        if end < 0:
            raise self.problem(f"`{text.strip()}` is missing")
        return end + len(text)

    def breaks(self, signs: str = "\n;") -> None:
        """Go on behind blanks, comments, line breaks and semicolons."""
        broken, text = _BREAKS[signs], self.text
        self.blank()
        while text[self.at : self.at + 1] in signs and (match := broken.match(text, self.at)):
            self.at = match.end()
            self.blank()

    def expect(self, sign: str) -> None:
        """Go on behind a sign, blanks before it with it. Raises ``ShellProblem`` where another one stands there."""
        self.breaks("\n")
        if self.sign() != sign:
            raise self.problem()
        self.at += 1

    @abstractmethod
    def script(self) -> Script:
        """Return statements up to what closes them. A parser says what they are."""

    def deeper(self) -> None:
        """Count a level of scripts. Raises ``ShellProblem`` beyond the limit."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.problem(f"its scripts are nested deeper than {MAX_DEPTH} levels")

    def nested(self, closing: str) -> Script:
        """Return the script that begins here, and go on behind the sign that closes it."""
        self.deeper()
        statements = self.script()
        self.expect(closing)
        self.depth -= 1
        return statements

    @abstractmethod
    def table(self, parts: Parts) -> None:
        """Read `@{ name = value }`, from behind its brace."""

    def grouped(self, parts: Parts) -> bool:
        """Read what stands in brackets, if that comes next: `( )`, `$( )`, `@( )`, `@{ }`, `{ }`."""
        sign = self.sign()
        if sign not in _OPENS:
            return False
        if sign == "{":
            self.at += 1
            parts.blocks.append(self.nested("}"))
        elif sign == "(" or self.begins("$(", "@("):
            self.at += 1 if sign == "(" else 2
            parts.subs.append(self.nested(")"))
        elif self.begins("@{"):
            self.at += 2
            self.table(parts)
        else:
            return False
        return True

    def quoted(self, parts: Parts) -> Quoted | None:
        """Read a text in quotes, ``None`` where none comes next."""
        match self.sign():
            case "'":
                return self._literal()
            case '"':
                self.at += 1
                return self._filled('"', parts)
            case "@" if (opening := self.text[self.at : self.at + 2]) in _DOCUMENTS:
                begun = _BEHIND_OPENING.match(self.text, self.at + 2) is not None
                return self._document(_DOCUMENTS[opening], parts) if begun else None
            case _:
                return None

    def _literal(self) -> Quoted:
        found: list[str] = []
        while True:
            end = self.text.find("'", self.at + 1)
            if end < 0:
                raise self.problem("a quote is never closed")
            found.append(self.text[self.at + 1 : end])
            self.at = end
            if not self.text.startswith("''", end):
                break
            found.append("'")
            self.at = end + 1
        self.at += 1
        text = "".join(found)
        return Quoted(text, "${{" not in text)

    def _document(self, closing: str, parts: Parts) -> Quoted:
        self.at = self.text.index("\n", self.at)
        if self.text.startswith(closing, self.at):
            self.at += len(closing)
            return Quoted("", exact=True)
        self.at += 1
        if closing.endswith('"@'):
            return self._filled(closing, parts)
        end = self.text.find(closing, self.at)
        if end < 0:
            raise self.problem("a text is never closed")
        text = self.text[self.at : end]
        self.at = end + len(closing)
        return Quoted(text, "${{" not in text)

    def _filled(self, closing: str, parts: Parts) -> Quoted:
        """Read a text up to what closes it; variables and scripts in it are filled in."""
        found: list[str] = []
        exact = True
        while not self.begins(closing) or (closing == '"' and self.begins('""')):
            begun = self.at
            if plain := _PLAINLY.match(self.text, begun):
                self.at = plain.end()
                found.append(plain[0])
                continue
            if not self.sign():
                raise self.problem("a quote is never closed")
            if self.sign() == "`" or (closing == '"' and self.begins('""')):
                self.at += 2
                found.append(self.text[begun + 1 : self.at])
                continue
            exact = not self.dollar(parts) and exact
            self.at += self.at == begun
            found.append(self.text[begun : self.at])
        self.at += len(closing)
        return Quoted("".join(found), exact)

    def dollar(self, parts: Parts) -> bool:
        """Read what begins with a dollar sign, if that comes next: a variable, a script, an expression of GitHub."""
        if self.sign() != "$":
            return False
        if self.begins("${{"):
            end = end_of_expression(self.text, self.at)
            if end is None:
                raise self.problem("`${{` is never closed")
            self.at = end
        elif self.begins("$("):
            self.grouped(parts)
        elif name := _VARIABLE.match(self.text, self.at):
            self.at = name.end()
        else:
            return False
        return True

    def word(self, parts: Parts) -> Word:
        """Read a word of a command."""
        line = self.line_at()
        if simple := _SIMPLE.match(self.text, self.at):
            self.at = simple.end()
            return Word(simple[0], exact=True, bare=True, line=line)
        found, exact, bare = list[str](), True, True
        while (sign := self.sign()) and sign not in " \t\r\n;|)}&<>" and not self.begins("`\n"):
            begun = self.at
            if sign == "{" and found:
                break
            if sign == "`":
                self.at += 2
                found.append(self.text[begun + 1 : self.at])
                continue
            if quoted := self.quoted(parts):
                found.append(quoted.text)
                exact, bare = exact and quoted.exact, False
                continue
            if self.dollar(parts) or self.grouped(parts):
                exact = False
            elif plain := _PLAIN.match(self.text, self.at):
                self.at = plain.end()
                exact = exact and not (self.text[begun] == "@" and not found)
            else:
                self.at += 1
            found.append(self.text[begun : self.at])
        return Word("".join(found), exact, bare, line)
