"""Words and signs of a batch script."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dodcheck.workflows.shell.expansions import end_of_expression
from dodcheck.workflows.shell.words import ShellProblem, Word

_BLANK = re.compile(r"(?:[ \t\r]|\^\n)+")
_PLAIN = re.compile(r"[^\s&|()<>^\"%!$]+")
_REDIRECTED = re.compile(r"[0-9]?(?:>>?|<)(?:&[0-9])?")
_REMARK = re.compile(r"::[^\n]*|@?rem(?![^\s])[^\n]*", re.IGNORECASE)
_BETWEEN = " \t\r\n&|<>"


@dataclass(slots=True)
class Reader:
    """Reads from left to right; ``line`` is the line of ``counted``.

    ``brackets`` are those that are open. ``ran`` says that a command stands in front in what is read as a whole: the
    line, or the block.
    """

    text: str
    at: int = 0
    line: int = 0
    counted: int = 0
    brackets: int = 0
    ran: bool = False

    def line_at(self) -> int:
        """Return the line of the next sign, from 0."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = max(self.counted, self.at)
        return self.line

    def problem(self, message: str = "its batch grammar is not followed") -> ShellProblem:
        """Return that the grammar is another one from here on."""
        return ShellProblem(message, self.line_at())

    def sign(self) -> str:
        """Return the next sign, an empty text at the end."""
        return self.text[self.at : self.at + 1]

    def begins(self, text: str) -> bool:
        """Return whether a text comes next."""
        return self.text.startswith(text, self.at)

    def closes(self) -> bool:
        """Return whether the bracket comes next that closes a block."""
        return self.brackets > 0 and self.sign() == ")"

    def blank(self) -> None:
        """Go on behind blanks and continued lines."""
        if match := _BLANK.match(self.text, self.at):
            self.at = match.end()

    def breaks(self, *, lines: bool) -> None:
        """Go on behind lone `&` and remarks, and behind line breaks where ``lines`` says so."""
        self.blank()
        while self.sign():
            if remark := _REMARK.match(self.text, self.at):
                self.at = remark.end()
            elif self.sign() == "&" and not self.begins("&&"):
                self.at += 1
            elif self.sign() == "\n" and lines:
                self.at += 1
                self.ran = self.ran and self.brackets > 0
            elif self.sign() == "@":
                self.at += 1
            else:
                return
            self.blank()

    def words(self) -> tuple[Word, ...]:
        """Read the words of a command; redirections are left out."""
        words: list[Word] = []
        while self.sign() and self.sign() not in "\n&|" and not self.closes():
            if not self.redirection():
                words.append(self.word())
            self.blank()
        return tuple(words)

    def redirection(self) -> bool:
        """Go on behind a redirection, if one comes next."""
        redirected = _REDIRECTED.match(self.text, self.at)
        if redirected is None:
            return False
        self.at = redirected.end()
        self.blank()
        if "&" not in redirected[0] and self.sign() and self.sign() not in "\n&|":
            self.word()
        return True

    def word(self, *, open_bracket: bool = True) -> Word:
        """Read a word; without ``open_bracket`` one ends it."""
        line, found, exact, bare = self.line_at(), list[str](), True, True
        begun = self.at
        while self.sign() and self.sign() not in _BETWEEN and not self.closes():
            if self.sign() == "(" and not open_bracket:
                break
            text, sure, quoted = self._piece()
            found.append(text)
            exact, bare = exact and sure, bare and not quoted
        if self.at == begun:
            raise self.problem()
        return Word("".join(found), exact, bare, line)

    def _piece(self) -> tuple[str, bool, bool]:
        """Read a piece of a word: its text, whether nothing is filled in there, and whether it is quoted."""
        begun = self.at
        if self.sign() == '"':
            near = self.text.find("\n", begun)
            near = len(self.text) if near < 0 else near
            end = self.text.find('"', begun + 1, near)
            text = self.text[begun + 1 : near if end < 0 else end]
            self.at = near if end < 0 else end + 1
            return text, "%" not in text and "${{" not in text, True
        if self.sign() == "^":
            self.at = min(begun + 2, len(self.text))
            return self.text[begun + 1 : self.at].replace("\n", ""), True, False
        if self.begins("${{"):
            self.at = end_of_expression(self.text, begun) or len(self.text)
            return self.text[begun : self.at], False, False
        plain = _PLAIN.match(self.text, begun)
        self.at = plain.end() if plain else begun + 1
        return self.text[begun : self.at], plain is not None or self.text[begun] not in "%!", False
