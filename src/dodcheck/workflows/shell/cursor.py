"""Where a parser of shell scripts stands among the words and signs."""

from __future__ import annotations

from dodcheck.workflows.shell.words import ShellProblem, Sign, Token, Word

MAX_DEPTH = 40
"""Statements nested deeper are not followed."""


_BEYOND = 4
"""So far behind the last token a parser may look, where a script ends too early."""


class Cursor:
    """Tokens, the place of the next one, and how deep the statements are nested."""

    __slots__ = ("_signs", "_words", "at", "depth", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0
        ended = [""] * _BEYOND
        self._signs = [token.text if isinstance(token, Sign) else "" for token in tokens] + ended
        self._words = [token.text if isinstance(token, Word) and token.bare else "" for token in tokens] + ended

    def problem(self) -> ShellProblem:
        """Return that the grammar is another one from here on."""
        token = self.tokens[min(self.at, len(self.tokens) - 1)] if self.tokens else Sign("", 0)
        return ShellProblem("its shell grammar is not followed", token.line)

    def sign(self) -> str:
        """Return the sign that comes next, an empty text before a word and at the end."""
        return self._signs[self.at]

    def word(self) -> str:
        """Return the bare word that comes next, an empty text before anything else."""
        return self._words[self.at]

    def skip(self, signs: frozenset[str]) -> None:
        """Go on behind any of these signs."""
        while self._signs[self.at] in signs:
            self.at += 1

    def expect(self, text: str) -> None:
        """Go on behind a sign or a reserved word. Raises ``ShellProblem`` where another one stands there."""
        if text not in (self.sign(), self.word()):
            raise self.problem()
        self.at += 1

    def deeper(self) -> None:
        """Count a level of statements. Raises ``ShellProblem`` beyond the limit."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ShellProblem(f"its statements are nested deeper than {MAX_DEPTH} levels", self.problem().line)
