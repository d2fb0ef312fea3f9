"""A command line cut into words as a shell cuts it; nothing is expanded and nothing is run."""

from __future__ import annotations

import shlex

_OPERATORS = frozenset("();<>|&")


def words_of(line: str) -> list[str]:
    """Return the words of a line, their quotes taken off, with operators such as ``&&`` as words of their own.

    Nothing where a quote is left open.
    """
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:
        return []


def is_operator(word: str) -> bool:
    """Return whether a word may be an operator: quotes are gone, so ``'&&'`` counts as one, and the empty word too."""
    return set(word) <= _OPERATORS
