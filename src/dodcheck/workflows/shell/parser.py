"""Words and signs of a shell script into statements. What is no plain grammar is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from dodcheck.workflows.shell.cursor import Cursor
from dodcheck.workflows.shell.lexer import tokens_of
from dodcheck.workflows.shell.tree import Case, Chain, Command, Function, Group, If, Loop, Pipeline, Script, Simple
from dodcheck.workflows.shell.words import Word

KEPT = 1_024
"""Scripts whose statements are kept."""

_ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z_0-9]*(?:\[[^\]]*\])?\+?=")
_ENDS = frozenset({"then", "else", "elif", "fi", "do", "done", "esac", "}"})
_BREAKS = frozenset({"\n", ";"})
_CASE_ENDS = frozenset({";;", ";&", ";;&"})
_SIGNS_AFTER = _CASE_ENDS | {")"}
_LINE_END = frozenset("\n")


@lru_cache(maxsize=KEPT)
def parse_script(text: str) -> Script:
    """Return the statements of a script. Raises ``ShellProblem`` where its grammar is not followed.

    They are kept, because the same script is called from many places.
    """
    parser = _Parser(tokens_of(text))
    script = parser.script()
    if parser.at < len(parser.tokens):
        raise parser.problem()
    return script


class _Parser(Cursor):
    def script(self) -> Script:
        """Return statements up to what ends them: a reserved word, a bracket, the end of a branch."""
        self.deeper()
        chains: list[Chain] = []
        self.skip(_BREAKS)
        while self._goes_on():
            chains.append(self.chain())
            self.skip(_BREAKS)
        self.depth -= 1
        return tuple(chains)

    def _goes_on(self) -> bool:
        if self.at >= len(self.tokens) or self.sign() in _SIGNS_AFTER:
            return False
        return self.word() not in _ENDS

    def chain(self) -> Chain:
        pipelines, joins = [self.pipeline()], []
        while (sign := self.sign()) in ("&&", "||"):
            joins.append(sign)
            self.at += 1
            self.skip(_LINE_END)
            pipelines.append(self.pipeline())
        background = self.sign() == "&"
        self.at += background
        return Chain(tuple(pipelines), tuple(joins), background)

    def pipeline(self) -> Pipeline:
        negated = False
        while self.word() in ("!", "time"):
            negated ^= self.word() == "!"
            self.at += 1
        commands = [self.command()]
        while self.sign() in ("|", "|&"):
            self.at += 1
            self.skip(_LINE_END)
            commands.append(self.command())
        return Pipeline(tuple(commands), negated)

    def command(self) -> Command:
        if self.sign() == "(":
            return self._group(")", own_shell=True)
        reserved = _RESERVED.get(self.word())
        return reserved(self) if reserved else self._simple()

    def braces(self) -> Group:
        return self._group("}", own_shell=False)

    def named_function(self) -> Function:
        self.at += 1
        return self._function()

    def _group(self, end: str, *, own_shell: bool) -> Group:
        self.at += 1
        body = self.script()
        self.expect(end)
        return Group(body, own_shell)

    def choice(self) -> If:
        branches = []
        while self.word() in ("if", "elif"):
            self.at += 1
            condition = self.script()
            self.expect("then")
            branches.append((condition, self.script()))
        other: Script = ()
        if self.word() == "else":
            self.at += 1
            other = self.script()
        self.expect("fi")
        return If(tuple(branches), other)

    def loop(self) -> Loop:
        name = self.word()
        self.at += 1
        condition = self.script()
        return Loop(name, condition, (), *self._body())

    def walk(self) -> Loop:
        self.at += 1
        name = self.word()
        self.at += 1
        words: list[Word] | None = None
        self.skip(_LINE_END)
        if self.word() == "in":
            words = []
            self.at += 1
            while self.at < len(self.tokens) and isinstance(token := self.tokens[self.at], Word):
                words.append(token)
                self.at += 1
        self.skip(_BREAKS)
        return Loop(name, (), None if words is None else tuple(words), *self._body())

    def _body(self) -> tuple[Script, Word]:
        self.skip(_BREAKS)
        self.expect("do")
        body = self.script()
        end = self.tokens[self.at] if self.at < len(self.tokens) else None
        self.expect("done")
        if not isinstance(end, Word):
            raise self.problem()
        return body, end

    def case(self) -> Case:
        subject = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        self.at += 2
        self.skip(_LINE_END)
        self.expect("in")
        branches = []
        self.skip(_BREAKS)
        while self.word() != "esac":
            while self.sign() != ")":
                if self.at >= len(self.tokens):
                    raise self.problem()
                self.at += 1
            self.at += 1
            branches.append(self.script())
            self.skip(_CASE_ENDS | _BREAKS)
        self.expect("esac")
        return Case(tuple(branches), subject if isinstance(subject, Word) else None)

    def _function(self) -> Function:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        if not isinstance(token, Word):
            raise self.problem()
        self.at += 1
        if self.sign() == "(":
            self.at += 1
            self.expect(")")
        self.skip(_LINE_END)
        self.deeper()
        body = self.command()
        self.depth -= 1
        return Function(token.text, body)

    def test(self) -> Simple:
        """Return a `[[ … ]]`: the signs in it join no commands."""
        words = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if isinstance(token, Word):
                words.append(token)
                if token.bare and token.text == "]]":
                    return Simple((), tuple(words), words[0].line)
        raise self.problem()

    def _simple(self) -> Command:
        assigned: list[Word] = []
        words: list[Word] = []
        first = self.at
        while self.at < len(self.tokens) and isinstance(token := self.tokens[self.at], Word):
            self.at += 1
            if not words and _ASSIGNMENT.match(token.text):
                assigned.append(self._array(token))
            else:
                words.append(token)
            if len(words) == 1 and not assigned and self.sign() == "(":
                self.at -= 1
                return self._defined()
        if first == self.at:
            raise self.problem()
        return Simple(tuple(assigned), tuple(words), self.tokens[first].line)

    def _array(self, word: Word) -> Word:
        """Return an assignment; that of an array is no text that is known."""
        if self.sign() != "(" or not word.text.endswith("="):
            return word
        while self.sign() != ")":
            if self.at >= len(self.tokens):
                raise self.problem()
            self.at += 1
        self.at += 1
        return word._replace(exact=False)

    def _defined(self) -> Command:
        if self.tokens[self.at + 1 : self.at + 2] and self.sign() == "":
            return self._function()
        raise self.problem()


_RESERVED: Mapping[str, Callable[[_Parser], Command]] = {
    "{": _Parser.braces,
    "if": _Parser.choice,
    "while": _Parser.loop,
    "until": _Parser.loop,
    "for": _Parser.walk,
    "select": _Parser.walk,
    "case": _Parser.case,
    "function": _Parser.named_function,
    "[[": _Parser.test,
}
