"""Patterns in the dialects of grep, as a literal or as a pattern of the rules' engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.rules.options import OptionError
from dodcheck.rules.searching.patterns import compile_pattern
from dodcheck.rules.types import MAX_PATTERN


class Dialect(Enum):
    """How grep reads its pattern: `-G` (unless told otherwise), `-E`, `-P`, `-F`."""

    BASIC = auto()
    EXTENDED = auto()
    PERL = auto()
    FIXED = auto()


class Wanted(NamedTuple):
    """What to look for: a literal, or else a pattern of RE2."""

    literal: str | None
    pattern: str | None


class _Part(NamedTuple):
    """A part of a pattern: its source for RE2, and the text it stands for where it stands for one text only."""

    source: str
    literal: str | None = None


class _NotUnderstoodError(Exception):
    pass


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\[:\w+:\]|[^\]])*\]|.", re.DOTALL)
_SWAPPED = frozenset("(){}|+?")
_CLASSES = frozenset("wWsSbB")
_OPENING = frozenset({"(", "|"})
_DIFFERENT = re.compile(r"\\[vZ]")


def wanted(text: str, dialect: Dialect, *, fold: bool) -> Wanted | None:
    """Return what grep would look for; ``None`` for what the engine does not know or reads in another way."""
    if not text.strip():
        return None
    try:
        parts = _parts(text, dialect)
    except _NotUnderstoodError:
        return None
    literals = [part.literal for part in parts if part.literal is not None]
    if len(literals) == len(parts) and not fold:
        return Wanted("".join(literals), None)
    pattern = ("(?i)" if fold else "") + "".join(part.source for part in parts)
    return Wanted(None, pattern) if _is_known(pattern) else None


def _is_known(pattern: str) -> bool:
    try:
        compile_pattern(pattern)
    except OptionError:
        return False
    return len(pattern) <= MAX_PATTERN


def _parts(text: str, dialect: Dialect) -> list[_Part]:
    if dialect is Dialect.FIXED:
        return [_plain(text)]
    if dialect is Dialect.PERL:
        if _DIFFERENT.search(text):
            raise _NotUnderstoodError
        return [_plain(text) if re.escape(text) == text else _Part(text)]
    pieces = _TOKEN.findall(text)
    return list(_basic(pieces) if dialect is Dialect.BASIC else _extended(pieces))


def _basic(pieces: list[str]) -> Iterator[_Part]:
    r"""Yield the parts of a basic pattern: `\(` groups and `(` is a literal there."""
    before = "("
    for at, piece in enumerate(pieces):
        start, after = before in _OPENING, pieces[at + 1] if at + 1 < len(pieces) else None
        if piece == "*" or piece[1:] in {"+", "?", "{"}:
            yield _plain(piece) if start and piece == "*" else _repeated(piece[-1], start=start, after=after)
        elif piece in ("^", "$"):
            yield _Part(piece) if (start if piece == "^" else after in (None, r"\)", r"\|")) else _plain(piece)
        elif piece[0] == "\\" and piece[1:] in _SWAPPED:
            yield _Part(piece[1])
        else:
            yield _plain(piece) if piece in _SWAPPED else _same(piece)
        before = before if piece == "^" and start else piece[1:] if piece[0] == "\\" else ""


def _extended(pieces: list[str]) -> Iterator[_Part]:
    before = "("
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece in ("*", "+", "?"):
            yield _repeated(piece, start=before in _OPENING, after=after)
        elif piece == "{":
            yield (
                _repeated(piece, start=before in _OPENING, after=after)
                if after and after in "0123456789,"
                else _plain(piece)
            )
        elif piece in ("(", ")", "|", "}", "^", "$"):
            yield _Part(piece)
        else:
            yield _same(piece)
        before = piece


def _repeated(sign: str, *, start: bool, after: str | None) -> _Part:
    """Return a sign of repetition; one that repeats nothing, or `{,3}`, the engine would read as a literal."""
    if start or (sign == "{" and after == ","):
        raise _NotUnderstoodError
    return _Part(sign)


def _same(piece: str) -> _Part:
    """Return a part that both dialects of grep write alike."""
    if piece == ".":
        return _Part(piece)
    if piece[0] == "[":
        return _Part(_class(piece))
    if piece[0] != "\\":
        return _plain(piece)
    sign = piece[1:]
    if sign in _CLASSES:
        return _Part(piece)
    if sign in ("<", ">"):
        return _Part(r"\b")
    if not sign or sign.isalnum() or sign in "'`":
        raise _NotUnderstoodError
    return _plain(sign)


def _class(piece: str) -> str:
    r"""Return a bracket expression, in which a backslash of grep is a plain character."""
    if len(piece) == 1 or "[." in piece or "[=" in piece:
        raise _NotUnderstoodError
    return piece.replace("\\", "\\\\")


def _plain(text: str) -> _Part:
    return _Part(re.escape(text), text)
