"""Commands and values of a PowerShell script, and what joins them."""

from __future__ import annotations

import re
from abc import abstractmethod

from dodcheck.workflows.pwsh.parts import Parts
from dodcheck.workflows.pwsh.reader import REDIRECTED, Reader
from dodcheck.workflows.pwsh.tree import Assign, Call, Chain, Expression, Leave, Pipeline, Statement
from dodcheck.workflows.shell.words import Word

KEYWORD = re.compile(r"([A-Za-z]+)(?![\w.:/\\*-])")
SCOPE = re.compile(r"(?:global|script|local|private):", re.IGNORECASE)
CUT = 200
"""Of the text of a value, so much is kept."""

_LEAVING = frozenset({"exit", "return", "throw", "break", "continue"})
_NUMBER = re.compile(r"\d[\d.]*(?:[kmgt]b)?(?=[\s.;|)}\],*/+%-]|$)", re.IGNORECASE)
_PIECE = re.compile(r"[-\w.:%*/+!?\[\]\\~^]+|[,<>@]")
_GOES_ON = re.compile(r"-[a-z]+|[-\w.:%*/+!?\[\]\\~^]*[-+*/%.:,!]|[,!]", re.IGNORECASE)
_TARGET = re.compile(r"(?:\[[^\[\]]{1,80}\]\s*)?\$\{?([\w:.]+)\}?\s*[-+*/%?]{0,2}\Z")


def normal_text(text: str) -> str:
    """Return a text in small letters with single blanks."""
    return " ".join(text.lower().split())


class CommandReader(Reader):
    """Reads what stands between two line breaks or semicolons."""

    @abstractmethod
    def statement(self) -> Statement:
        """Return the statement that begins here. A parser says which there are."""

    def leave(self, kind: str) -> Leave:
        """Return an `exit`, `return` or the like, from behind that word."""
        self.blank()
        begun = self.at
        if not self.sign() or self.sign() in "\n;)}":
            return Leave(kind, "", ())
        self.deeper()
        value = self.chain()
        self.depth -= 1
        return Leave(kind, normal_text(self.text[begun : min(self.at, begun + CUT)]), (value,))

    def chain(self) -> Statement:
        """Return pipelines joined by `&&` and `||`, or an assignment."""
        first = self.pipeline()
        if isinstance(first, Assign):
            return first
        pipelines, joins = [first], list[str]()
        self.blank()
        while self.begins("&&", "||"):
            joins.append(self.text[self.at : self.at + 2])
            self.at += 2
            self.breaks("\n")
            following = self._joined()
            pipelines.append(following)
            self.blank()
        background = self.sign() == "&"
        self.at += background
        return Chain(tuple(pipelines), tuple(joins), background)

    def _joined(self) -> Pipeline:
        """Return what stands behind a `&&` or `||`; `exit` and `throw` may stand there too."""
        keyword = KEYWORD.match(self.text, self.at)
        if keyword and keyword[1].lower() in _LEAVING:
            self.at = keyword.end()
            left = self.leave(keyword[1].lower())
            return Pipeline((Expression(left.kind, ((left,),), (), None),))
        following = self.pipeline()
        if isinstance(following, Assign):
            raise self.problem()
        return following

    def pipeline(self) -> Pipeline | Assign:
        """Return commands and values joined by pipes, or an assignment."""
        first = self.element()
        if isinstance(first, Assign):
            return first
        elements = [first]
        while self._pipes():
            following = self.element()
            if isinstance(following, Assign):
                raise self.problem()
            elements.append(following)
        return Pipeline(tuple(elements))

    def _pipes(self) -> bool:
        """Go on behind a pipe, if one comes next, even in the next line."""
        begun = self.at
        self.breaks("\n")
        if self.sign() == "|" and not self.begins("||"):
            self.at += 1
            self.breaks("\n")
            return True
        self.at = begun
        return False

    def element(self) -> Call | Expression | Assign:
        """Return a command or a value, or an assignment."""
        self.blank()
        line = self.line_at()
        sign = self.sign()
        operator = sign if sign in ("&", ".") and not self.begins("&&", "..") else ""
        if operator == "." and self.text[self.at + 1 : self.at + 2] not in (" ", "\t", "$", "(", "{", "'", '"'):
            operator = ""
        self.at += len(operator)
        if not operator and self._is_value():
            return self.value(line)
        return self._call(operator)

    def _is_value(self) -> bool:
        if self.begins("${{"):
            return False
        return self.sign() in "$('\"@[{!,+-" or _NUMBER.match(self.text, self.at) is not None

    def _call(self, operator: str) -> Call:
        words, parts = list[Word](), Parts()
        self.blank()
        while (sign := self.sign()) and sign not in "\n;|)}&":
            begun = self.at
            if redirected := REDIRECTED.match(self.text, self.at):
                self.at = redirected.end()
                self.blank()
                if not redirected[1]:
                    self.word(parts)
            elif sign == "-" and self.begins("--%"):
                self._verbatim(words)
            else:
                words.append(self.word(parts))
            if self.at == begun:
                raise self.problem()
            self.blank()
        if not words:
            raise self.problem()
        return Call(operator, tuple(words), tuple(parts.subs), tuple(parts.blocks))

    def _verbatim(self, words: list[Word]) -> None:
        """Read the rest of a line as it is, behind `--%`."""
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        line = self.line_at()
        words += [Word(part, "%" not in part, bare=True, line=line) for part in self.text[self.at + 3 : end].split()]
        self.at = end

    def value(self, line: int) -> Expression | Assign:
        """Return a value, or an assignment to it."""
        begun, parts, pieces = self.at, Parts(), list[str]()
        literal: Word | None = None
        while self._goes_on(pieces):
            if self.sign() == "=":
                return self._assigned(begun, parts, line)
            start = self.at
            if quoted := self.quoted(parts):
                literal = None if pieces else Word(quoted.text, quoted.exact, bare=False, line=line)
                pieces.append("''")
                continue
            literal = None
            if redirected := REDIRECTED.match(self.text, self.at):
                self.at = redirected.end()
            elif not self.dollar(parts) and not self.grouped(parts):
                piece = _PIECE.match(self.text, self.at)
                if piece is None:
                    raise self.problem()
                self.at = piece.end()
            pieces.append(self.text[start : min(self.at, start + CUT)])
        text = normal_text(self.text[begun : min(self.at, begun + CUT)])
        return Expression(text, tuple(parts.subs), tuple(parts.blocks), literal)

    def _goes_on(self, pieces: list[str]) -> bool:
        self.blank()
        sign = self.sign()
        if sign == "\n" and pieces and pieces[-1] not in ("++", "--") and _GOES_ON.fullmatch(pieces[-1]):
            self.breaks("\n")
            sign = self.sign()
        return bool(sign) and sign not in "\n;|)}&"

    def _assigned(self, begun: int, parts: Parts, line: int) -> Assign:
        text = self.text[begun : min(self.at, begun + CUT)]
        target = _TARGET.match(text)
        self.at += 1
        self.breaks("\n")
        name = SCOPE.sub("", target[1]).lower() if target else normal_text(text)
        self.deeper()
        value = self.statement()
        self.depth -= 1
        return Assign(name, value, tuple(parts.subs), line)

    def table(self, parts: Parts) -> None:
        """Read `@{ name = value }`, from behind its brace."""
        self.breaks()
        self.deeper()
        while self.sign() and self.sign() != "}":
            while self.sign() and self.sign() not in "=\n}":
                if not (self.quoted(parts) or self.dollar(parts) or self.grouped(parts)):
                    self.at += 1
            self.expect("=")
            self.breaks("\n")
            parts.subs.append((self.statement(),))
            self.breaks()
        self.depth -= 1
        self.expect("}")
