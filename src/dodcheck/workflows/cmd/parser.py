"""A batch script into statements. What is no plain grammar is refused, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dodcheck.workflows.cmd.reader import Reader
from dodcheck.workflows.cmd.tree import Chain, Command, For, Group, If, Label, Script, Simple

MAX_DEPTH = 40
"""Blocks nested deeper are not followed."""
QUIET = frozenset({"echo", "echo.", "echo:", "rem", "title", "color", "cls", "@echo", "endlocal", "setlocal"})
"""Commands that leave the error level as it is."""

_MAX_FOR = 4_000
_LABEL = re.compile(r":(?!:)[ \t]*([^\s:&|()<>]+)[^\n]*")
_KEYWORD = re.compile(r"([A-Za-z]+)(?=[\s(]|$)")
_DO = re.compile(r"\)[ \t]{0,20}do[ \t(]", re.IGNORECASE)
_JOIN = re.compile(r"&&|\|\||\|")
_OPERATORS = frozenset({"equ", "neq", "lss", "leq", "gtr", "geq", "=="})
_UNARY = frozenset({"exist", "errorlevel", "defined", "cmdextversion"})


def parse_cmd(text: str) -> Script:
    """Return the statements of a script. Raises ``ShellProblem`` where its grammar is not followed."""
    parser = _Parser(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    script = parser.script(lines=True)
    if parser.sign():
        raise parser.problem()
    return script


@dataclass(slots=True)
class _Parser(Reader):
    depth: int = 0

    def script(self, *, lines: bool) -> Script:
        """Return statements up to what closes them; without ``lines`` that is the end of the line."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.problem(f"its blocks are nested deeper than {MAX_DEPTH} levels")
        chains: list[Chain] = []
        self.breaks(lines=lines)
        while self.sign() and self.sign() != "\n" and not self.closes() and not self._is_else():
            chains.append(self._chain())
            self.breaks(lines=lines)
        self.depth -= 1
        return tuple(chains)

    def _is_else(self) -> bool:
        return self.depth > 1 and self._keyword() == "else"

    def _keyword(self) -> str:
        keyword = _KEYWORD.match(self.text, self.at)
        return keyword[1].lower() if keyword else ""

    def _chain(self) -> Chain:
        if label := _LABEL.match(self.text, self.at):
            self.at = label.end()
            return Chain((Label(label[1].lower()),), ())
        commands, joins = [self._command()], list[str]()
        self.blank()
        while join := _JOIN.match(self.text, self.at):
            self.at = join.end()
            self.blank()
            joins.append(join[0])
            commands.append(self._command())
            self.blank()
        return Chain(tuple(commands), tuple(joins))

    def _command(self) -> Command:
        while self.sign() == "@":
            self.at += 1
        if self.sign() == "(":
            return Group(self._block())
        match self._keyword():
            case "if":
                self.at += len("if")
                return self._choice()
            case "for":
                self.at += len("for")
                return self._loop()
            case _:
                return self._simple()

    def _simple(self) -> Simple:
        words = self.words()
        if not words:
            raise self.problem()
        early = self.ran
        self.ran = self.ran or words[0].text.lower() not in QUIET
        return Simple(words, words[0].line, early)

    def _block(self) -> Script:
        self.at += 1
        self.brackets += 1
        body = self.script(lines=True)
        if not self.closes():
            raise self.problem()
        self.at += 1
        self.brackets -= 1
        self.blank()
        while self.redirection():
            self.blank()
        return body

    def _branch(self) -> Script:
        self.blank()
        if self.sign() == "(":
            return self._block()
        return self.script(lines=False)

    def _choice(self) -> If:
        early = self.ran
        condition = self._condition()
        body = self._branch()
        self.blank()
        other: Script = ()
        if self._keyword() == "else":
            self.at += len("else")
            other = self._branch()
        return If(condition, body, other, early)

    def _condition(self) -> str:
        """Read what stands between `if` and the command, in small letters and without quotes."""
        operands = [self._operand()]
        while operands[-1] in ("not", "/i"):
            operands.append(self._operand())
        if operands[-1] in _UNARY:
            operands.append(self._operand())
        elif "==" not in operands[-1]:
            operands.append(self._operand())
            if operands[-1] in _OPERATORS:
                operands.append(self._operand())
        elif operands[-1].endswith("=="):
            operands.append(self._operand())
        text = " ".join(part for part in operands if part != "/i")
        return " ".join(text.replace("==", " == ").split())

    def _operand(self) -> str:
        self.blank()
        return self.word(open_bracket=False).text.lower()

    def _loop(self) -> For:
        match = _DO.search(self.text, self.at, self.at + _MAX_FOR)
        if match is None:
            raise self.problem()
        self.at = match.end() - 1
        return For(self._branch())
