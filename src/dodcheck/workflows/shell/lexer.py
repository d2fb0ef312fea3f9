"""A shell script into words and signs: comments, redirections and here-documents are left out.

A here-document that a shell, Python or node reads its commands from stands as if it were given with `-c` or `-e`. The
command of `< <(…)` and of `<<< "$(…)"` is kept with the word before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.workflows.shell.expansions import end_of_brackets
from dodcheck.workflows.shell.reading import read_word
from dodcheck.workflows.shell.remote import remote_at
from dodcheck.workflows.shell.settings import SHELLS
from dodcheck.workflows.shell.words import Sign, Token, Word

_ARITHMETIC = 160
_BLANK = re.compile(r"[ \t\r\f\v]+")
_SIGN = re.compile(r";;&|&&|\|\||\|&|;;|;&|[;&|()\n]")
_END = r"(?=[ \t\n\r\f\v;&|()]|\Z)"
_VARIABLE = r"\$(?:[A-Za-z_0-9]++|[?!@*#$-]|\{[^{}'\"`\\$\n]*+\})"
_COMMON = re.compile(
    r"[ \t\r\f\v]*+(?:"
    rf"((?:[^ \t\n\r\f\v;&|()<>\\'\"`$#]++|{_VARIABLE})+){_END}"
    r"|(\n|;;&|;;|;&|;|&&|\|\||\|&|\||\))"
    rf"|\"([^\"\\`$]*+(?:{_VARIABLE}[^\"\\`$]*+)*)\"{_END}"
    rf"|'([^']*+)'{_END}"
    r"|#[^\n]*+"
    r"|(\\\n))"
)
"""The tokens that most of a script is made of, each taken as the rest of the lexer would take it, only faster."""

_BARE, _OPERATOR, _QUOTED, _LITERAL = range(1, 5)
_MOST_FED = 50
_TAKING = {**dict.fromkeys(SHELLS, "-c"), **dict.fromkeys(("python", "python3", "py"), "-c"), "node": "-e"}
"""The options by which programs take a text that they run, where none tells them to read a file."""
_FEEDING = frozenset({"<", "<<<"})
_REDIRECTED = re.compile(r"<<<|<<-?|[<>]&|<>|>>|>\||[<>](?!\()|&>>?")


def tokens_of(script: str) -> list[Token]:
    """Return the words and signs of a script, in time linear in its length. Raises ``ShellProblem``."""
    return _Lexer(script.replace("\r\n", "\n")).run()


class _Document(NamedTuple):
    """A here-document: the line it ends with, whether tabs before that count, and the place of the word it gives.

    ``literal``: the shell puts nothing in it.
    """

    delimiter: str
    indented: bool
    word: int | None
    literal: bool


@dataclass(slots=True)
class _Lexer:
    """Reads from left to right. ``waiting`` are the here-documents whose text begins with the next line."""

    text: str
    at: int = 0
    line: int = 0
    found: list[Token] = field(default_factory=list)
    waiting: list[_Document] = field(default_factory=list)

    def run(self) -> list[Token]:
        text, size, match = self.text, len(self.text), _COMMON.match
        while self.at < size:
            common = match(text, self.at)
            if common is None:
                self._next()
                continue
            self.at = common.end()
            kind = common.lastindex
            if kind == _BARE:
                said = common[_BARE]
                self.found.append(Word(said, "$" not in said, True, self.line))  # noqa: FBT003 - a field: bare
            elif kind == _OPERATOR:
                self.found.append(Sign(common[_OPERATOR], self.line))
                if common[_OPERATOR] == "\n":
                    self.line += 1
                    self._skip_documents()
            else:
                self._rest(common, kind)
        return self.found

    def _rest(self, common: re.Match[str], kind: int | None) -> None:
        """Take a word in quotes; a comment and the end of a continued line are no tokens."""
        if kind in (_QUOTED, _LITERAL):
            text = common[kind]
            exact = "$" not in text if kind == _QUOTED else "${{" not in text
            self.found.append(Word(text, exact, False, self.line))  # noqa: FBT003 - a field: bare
            self.line += text.count("\n")
        elif kind is not None:
            self.line += 1

    def _next(self) -> None:
        """Read a token of any kind."""
        sign = self.text[self.at]
        if blank := _BLANK.match(self.text, self.at):
            self.at = blank.end()
        elif self.text.startswith("\\\n", self.at):
            self.at, self.line = self.at + 2, self.line + 1
        elif sign == "#":
            end = self.text.find("\n", self.at)
            self.at = len(self.text) if end < 0 else end
        elif redirected := _REDIRECTED.match(self.text, self.at):
            self._redirect(redirected[0])
        elif operator := _SIGN.match(self.text, self.at):
            self._sign(operator[0])
        else:
            self._word()

    def _sign(self, operator: str) -> None:
        if operator == "(" and self.text.startswith("((", self.at) and self._arithmetic():
            return
        self.found.append(Sign(operator, self.line))
        self.at += len(operator)
        if operator == "\n":
            self.line += 1
            self._skip_documents()

    def _arithmetic(self) -> bool:
        """Take `((…))` for one word; a longer one is two shells within each other, as far as this reader goes."""
        near = self.text[self.at : self.at + _ARITHMETIC]
        end = end_of_brackets(near, 2, "(")
        if end is None or not near.startswith("))", end - 1):
            return False
        self.found.append(Word(near[: end + 1], exact=False, bare=False, line=self.line))
        self.line += near.count("\n", 0, end)
        self.at += end + 1
        return True

    def _redirect(self, operator: str) -> None:
        """Leave a redirection out: its sign, the number before it and the word behind it."""
        before = self.found[-1] if self.found else None
        if isinstance(before, Word) and before.bare and before.text.isdigit() and self.text[self.at - 1].isdigit():
            self.found.pop()
        self.at += len(operator)
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1
        if self.at >= len(self.text) or self.text[self.at] in "\n;|()":
            return
        count = len(self.found)
        self._word()
        target = self.found[count:]
        del self.found[count:]
        if not target or not isinstance(target[0], Word):
            return
        if operator in ("<<", "<<-"):
            self.waiting.append(_Document(target[0].text, operator == "<<-", self._handed(), not target[0].bare))
        elif operator in _FEEDING and target[0].inner and self.found and isinstance(fed := self.found[-1], Word):
            self.found[-1] = fed._replace(inner=(*fed.inner, *target[0].inner)[:_MOST_FED])

    def _handed(self) -> int | None:
        """Return the place of the word for a document that is run; ``None`` where another program gets it."""
        at = len(self.found) - 1
        while at >= 0 and isinstance(word := self.found[at], Word) and word.text.startswith("-"):
            at -= 1
        program = self.found[at] if at >= 0 else None
        if not isinstance(program, Word):
            return None
        option = _TAKING.get(program.text.rpartition("/")[2])
        shell = (option, "") if option else self._remote()
        if not shell:
            return None
        if isinstance(last := self.found[-1], Word) and last.text == "-":
            self.found.pop()
        self.found += [Word(text, True, False, self.line) for text in shell]  # noqa: FBT003 - fields: exact, bare
        return len(self.found) - 1

    def _remote(self) -> tuple[str, ...]:
        """Return the words that stand for the shell of another machine, where `ssh` is given no command for it."""
        first = len(self.found)
        while first and isinstance(self.found[first - 1], Word) and len(self.found) - first < _ARITHMETIC:
            first -= 1
        words = [sign.text for sign in self.found[first:]]
        known = "ssh" in words and remote_at(words[words.index("ssh") :]) == len(words) - words.index("ssh")
        return ("bash", "-c", "") if known else ()

    def _skip_documents(self) -> None:
        for delimiter, indented, word, literal in self.waiting:
            begun, end = self.at, self.at
            while self.at < len(self.text):
                end = self.text.find("\n", self.at)
                end = len(self.text) if end < 0 else end
                line = self.text[self.at : end]
                self.at, self.line = min(end + 1, len(self.text)), self.line + 1
                if (line.lstrip("\t") if indented else line) == delimiter:
                    end -= len(line)
                    break
            if word is not None:
                body = self.text[begun:end]
                self.found[word] = Word(body, literal or "$" not in body, False, self.line)  # noqa: FBT003 - a field: bare
        self.waiting.clear()

    def _word(self) -> None:
        word, self.at, self.line = read_word(self.text, self.at, self.line)
        self.found.append(word)
