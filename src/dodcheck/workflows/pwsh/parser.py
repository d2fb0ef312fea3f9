"""A PowerShell script into statements. What is no plain grammar is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dodcheck.workflows.pwsh.commands import CUT, KEYWORD, SCOPE, CommandReader, normal_text
from dodcheck.workflows.pwsh.parts import Parts
from dodcheck.workflows.pwsh.tree import (
    Assign,
    Chain,
    Function,
    If,
    Leave,
    Loop,
    Script,
    Statement,
    Switch,
    Trap,
    Try,
)

_LABEL = re.compile(r":[A-Za-z_]\w*[ \t]+")
_NAME = re.compile(r"[^\s(){}]+")
_LISTED = re.compile(r"(?:@\()?(?:[1-9]|1\.\.[1-9]|['\"][^$'\"]*['\"]) ?(?:[,)][^$]*)?", re.DOTALL)


def parse_pwsh(text: str) -> Script:
    """Return the statements of a script. Raises ``ShellProblem`` where its grammar is not followed."""
    parser = _Parser(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    script = parser.script()
    if parser.sign():
        raise parser.problem()
    return script


class _Parser(CommandReader):
    def script(self) -> Script:
        statements: list[Statement] = []
        self.breaks()
        while (sign := self.sign()) and sign not in ")}":
            begun = self.at
            statements.append(self.statement())
            self.blank()
            if self.at == begun or ((sign := self.sign()) and sign not in "\n;)}" and not _ended(statements[-1])):
                raise self.problem()
            self.breaks()
        return tuple(statements)

    def statement(self) -> Statement:
        self.blank()
        if label := _LABEL.match(self.text, self.at):
            self.at = label.end()
        keyword = KEYWORD.match(self.text, self.at)
        read = _RESERVED.get(keyword[1].lower()) if keyword else None
        if keyword is None or read is None:
            return self.chain()
        self.at = keyword.end()
        return read(self, keyword[1].lower())

    def body(self) -> Script:
        self.expect("{")
        return self.nested("}")

    def follows(self, name: str) -> bool:
        """Go on behind a keyword, if it comes next, even in another line."""
        begun = self.at
        self.breaks("\n")
        keyword = KEYWORD.match(self.text, self.at)
        if keyword and keyword[1].lower() == name:
            self.at = keyword.end()
            return True
        self.at = begun
        return False

    def condition(self) -> tuple[Script, str]:
        self.expect("(")
        begun = self.at
        return self.nested(")"), normal_text(self.text[begun : min(self.at - 1, begun + CUT)])

    def choice(self, _: str) -> If:
        branches: list[tuple[Script, str, Script]] = []
        while not branches or self.follows("elseif"):
            condition, text = self.condition()
            branches.append((condition, text, self.body()))
        return If(tuple(branches), self.body() if self.follows("else") else ())

    def loop(self, name: str) -> Loop:
        if name == "do":
            body = self.body()
            if not self.follows("while") and not self.follows("until"):
                raise self.problem()
            return Loop(self.condition()[0], body, sure=True)
        if name == "foreach" and self.begins(" -parallel"):
            raise self.problem()
        condition, text = self._walked() if name == "foreach" else self.condition()
        sure = _LISTED.fullmatch(text) is not None if name == "foreach" else text in ("$true", "1")
        return Loop(condition, self.body(), sure)

    def _walked(self) -> tuple[Script, str]:
        self.expect("(")
        parts = Parts()
        self.blank()
        self.dollar(parts)
        if not self.follows("in"):
            raise self.problem()
        self.blank()
        begun = self.at
        return self.nested(")"), normal_text(self.text[begun : min(self.at - 1, begun + CUT)])

    def switch(self, _: str) -> Switch:
        self.blank()
        while self.sign() == "-":
            self.word(Parts())
            self.blank()
        condition, _text = self.condition()
        self.expect("{")
        branches = []
        self.breaks()
        while self.sign() and self.sign() != "}":
            parts = Parts()
            if not self.word(parts).text:
                raise self.problem()
            branches.append(self.body())
            self.breaks()
        self.expect("}")
        return Switch(condition, tuple(branches))

    def attempt(self, _: str) -> Try:
        body = self.body()
        catches = []
        while self.follows("catch"):
            self.breaks("\n")
            while self.sign() and self.sign() != "{":
                self.at += 1
            catches.append(self.body())
        last = self.body() if self.follows("finally") else ()
        return Try(body, tuple(catches), last)

    def trap(self, _: str) -> Trap:
        while self.sign() and self.sign() not in "{\n":
            self.at += 1
        return Trap(self.body())

    def function(self, _: str) -> Function:
        self.blank()
        name = _NAME.match(self.text, self.at)
        if name is None:
            raise self.problem()
        self.at = name.end()
        self.breaks("\n")
        if self.sign() == "(":
            self.at += 1
            self.nested(")")
        return Function(SCOPE.sub("", name[0]).lower(), self.body())

    def parameters(self, _: str) -> Chain:
        """Read `param( … )`: values that are given there run before anything is asked for, which nothing follows."""
        self.condition()
        return Chain((), (), background=False)

    def block(self, name: str) -> Statement:
        self.breaks("\n")
        if self.sign() != "{":
            self.at -= len(name)
            raise self.problem()
        return Loop((), self.body(), sure=True)

    def refused(self, _: str) -> Statement:
        raise self.problem()


def _ended(statement: Statement) -> bool:
    """Return whether another statement may stand behind this one in the same line."""
    if isinstance(statement, Chain):
        return statement.background or not statement.pipelines
    return not isinstance(statement, Assign | Leave)


_Read = Callable[[_Parser, str], Statement]
_RESERVED: Mapping[str, _Read] = {
    "if": _Parser.choice,
    **dict.fromkeys(("while", "do", "for", "foreach"), _Parser.loop),
    "switch": _Parser.switch,
    "try": _Parser.attempt,
    "trap": _Parser.trap,
    **dict.fromkeys(("function", "filter"), _Parser.function),
    "param": _Parser.parameters,
    **dict.fromkeys(("begin", "process", "end", "clean"), _Parser.block),
    **dict.fromkeys(("class", "enum", "workflow", "configuration", "parallel", "using"), _Parser.refused),
    **dict.fromkeys(("exit", "return", "throw", "break", "continue"), _Parser.leave),
}
