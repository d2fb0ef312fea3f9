"""A line of OpenSSH's files as words, and the patterns in them."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.signatures.wire import MalformedError

MAX_NAME = 256
"""Characters of a name that can fit a pattern: no name or address is longer, and matching takes the square of it."""


def first_word(line: str) -> tuple[str, str]:
    """Return the first word of a line, without the quotes around it, and the rest. Raises ``MalformedError``."""
    text = line.lstrip()
    if text.startswith('"'):
        word, quote, rest = text[1:].partition('"')
        if not quote:
            raise MalformedError("a quote is not closed")
        return word, rest.lstrip()
    word, _, rest = text.replace("\t", " ").partition(" ")
    return word, rest.lstrip()


def read_options(text: str) -> tuple[list[tuple[str, str | None]], str]:
    """Return the options a text begins with, each with its value if it has one, and the rest.

    They stand between commas and without spaces; values stand in quotes. Raises ``MalformedError``.
    """
    found: list[tuple[str, str | None]] = []
    while True:
        name = "".join(_option_name(text))
        text = text[len(name) :]
        value = None
        if text.startswith('="'):
            value, quote, text = text[2:].partition('"')
            if not quote:
                raise MalformedError("a quote is not closed")
        found.append((name.lower(), value))
        if not text.startswith(","):
            break
        text = text[1:]
    if text and not text[0].isspace():
        raise MalformedError("its options are not written as OpenSSH reads them")
    return found, text.lstrip()


def _option_name(text: str) -> Iterator[str]:
    for char in text:
        if not (char.isascii() and (char.isalnum() or char == "-")):
            return
        yield char


def matches_any_pattern(name: str, patterns: str) -> bool:
    """Return whether a list of patterns between commas has the name: one that begins with `!` takes it out for good.

    A name of more than ``MAX_NAME`` characters fits none.
    """
    if len(name) > MAX_NAME:
        return False
    found = False
    for pattern in patterns.split(","):
        if pattern.startswith("!"):
            if _matches_pattern(name, pattern[1:]):
                return False
        elif pattern and _matches_pattern(name, pattern):
            found = True
    return found


def _matches_pattern(name: str, pattern: str) -> bool:
    """Return whether a name has a form in which `*` stands for anything and `?` for one character."""
    at = told = 0
    star = kept = -1
    while at < len(name):
        if told < len(pattern) and pattern[told] == "*":
            star, kept = told, at
            told += 1
        elif told < len(pattern) and pattern[told] in ("?", name[at]):
            at, told = at + 1, told + 1
        elif star >= 0:
            kept += 1
            at, told = kept, star + 1
        else:
            return False
    return not pattern[told:].strip("*")
