"""Glob patterns over sorted paths, in time linear in pattern times path for every pattern.

``*`` and ``?`` stay within one part of a path, ``[abc]``, ``[a-z]`` and ``[!abc]`` stand for one character, and ``**``
as a whole part stands for any number of folders, none included. Names that begin with a dot are nothing special.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

_WILD = frozenset("*?[")


def is_glob(pattern: str) -> bool:
    """Return whether the pattern has a wildcard; without one it is a path."""
    return not _WILD.isdisjoint(pattern)


def matching(pattern: str, paths: Sequence[str]) -> tuple[str, ...]:
    """Return the paths that match, in their order; ``paths`` are sorted by code point.

    The characters before the first wildcard limit the search to the paths that begin with them. A leading ``/`` or
    ``./`` means the root. A folder's own name matches nothing.
    """
    pattern = pattern.removeprefix("./").removeprefix("/")
    head = pattern[: _first_wild(pattern)]
    start = bisect_left(paths, head)
    if head == pattern:
        return (head,) if start < len(paths) and paths[start] == head else ()
    end = bisect_right(paths, head, lo=start, key=lambda path: path[: len(head)])
    tail = _literal_tail(pattern)
    near = [path for path in paths[start:end] if path.endswith(tail)]
    anywhere, slash, name = pattern[len(head) :].partition("/")
    if anywhere == "**" and not slash and head[-1:] in ("", "/"):
        return tuple(near)
    if anywhere != "**" or head[-1:] not in ("", "/") or "/" in name or name in ("", "**"):
        matches = matcher(pattern)
        return tuple(path for path in near if matches(path))
    # The commonest shape, ``folder/**/name``, only asks for the last part: the search has settled the rest.
    named = _predicate(name)
    return tuple(path for path in near if named(path.rpartition("/")[2]))


def in_other_letters(pattern: str, paths: Sequence[str]) -> tuple[str, ...]:
    """Return the paths that match a glob if capitals and small letters are the same."""
    is_alike = matcher(pattern.lower())
    return tuple(path for path in paths if is_alike(path.lower()))


def matches_any(pattern: str, paths: Sequence[str]) -> bool:
    """Return whether one of some paths, sorted by code point, matches; quick where they are few and asked often."""
    head, tail = _fixed_ends(pattern)
    near = [path for path in paths if path.startswith(head) and path.endswith(tail)]
    return bool(near and matching(pattern, near))


def matcher(pattern: str) -> Callable[[str], bool]:
    """Return a predicate that says whether a path matches the pattern as a whole."""
    if not is_glob(pattern):
        return pattern.__eq__
    parts = [None if part == "**" else _predicate(part) for part in _parts(pattern)]

    def matches(path: str) -> bool:
        return _match_parts(parts, path.split("/"))

    return matches


class _Class(NamedTuple):
    """A bracket expression: single characters and inclusive ranges."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool

    def holds(self, sign: str) -> bool:
        return any(low <= sign <= high for low, high in self.ranges) is not self.negated


_Token = str | _Class
"""``*``, ``?``, a class, or a backslash followed by the character it stands for."""

_Part = Callable[[str], bool] | None
"""Whether one part of a path matches, or ``None`` for ``**``."""


@lru_cache(maxsize=1_024)
def _fixed_ends(pattern: str) -> tuple[str, str]:
    """Return what every match begins and ends with."""
    pattern = pattern.removeprefix("./").removeprefix("/")
    return pattern[: _first_wild(pattern)], _literal_tail(pattern)


def _first_wild(pattern: str) -> int:
    return next((at for at, sign in enumerate(pattern) if sign in _WILD), len(pattern))


def _literal_tail(pattern: str) -> str:
    """Return what every match ends with; empty when the last part holds a bracket, whose end is not looked for."""
    last = pattern.rpartition("/")[2]
    if "[" in last:
        return ""
    return last[max(last.rfind("*"), last.rfind("?")) + 1 :]


def _parts(pattern: str) -> list[str]:
    """Return the parts; repeated ``**`` are one, and a last ``**`` means every file below."""
    parts: list[str] = []
    for part in pattern.split("/"):
        if not (part == "**" and parts and parts[-1] == "**"):
            parts.append(part)
    return [*parts, "*"] if parts[-1] == "**" else parts


def _predicate(part: str) -> Callable[[str], bool]:
    if not is_glob(part):
        return part.__eq__
    before, star, after = part.partition("*")
    if star and not is_glob(before) and not is_glob(after):
        least = len(before) + len(after)
        return lambda name: len(name) >= least and name.startswith(before) and name.endswith(after)
    tokens = _tokens(part)
    return lambda name: _match_name(tokens, name)


def _tokens(part: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    at = 0
    # Once one bracket is found to be open there is no closing one further on: looking again would be quadratic.
    last_close = part.rfind("]")
    while at < len(part):
        sign = part[at]
        close = part.find("]", at + 2 + part.startswith("!", at + 1)) if sign == "[" and at < last_close else -1
        if close > 0:
            tokens.append(_class(part[at + 1 : close]))
            at = close
        elif sign in "*?":
            tokens.append(sign)
        else:
            tokens.append("\\" + sign)
        at += 1
    return tuple(tokens)


def _class(inner: str) -> _Class:
    negated = inner.startswith("!")
    signs = inner[negated:]
    ranges: list[tuple[str, str]] = []
    at = 0
    while at < len(signs):
        width = 3 if signs[at + 1 : at + 2] == "-" and at + 2 < len(signs) else 1
        ranges.append((signs[at], signs[at + width - 1]))
        at += width
    return _Class(tuple(ranges), negated)


def _match_parts(pattern: Sequence[_Part], parts: Sequence[str]) -> bool:
    """Match with one way back only: the last ``**`` takes one more folder, which is never wrong."""
    at = seen = 0
    retry: tuple[int, int] | None = None
    while seen < len(parts):
        part = pattern[at] if at < len(pattern) else _matches_nothing
        if part is None:
            at += 1
            retry = (at, seen)
        elif part(parts[seen]):
            at, seen = at + 1, seen + 1
        elif retry is None:
            return False
        else:
            at, seen = retry[0], retry[1] + 1
            retry = (at, seen)
    return at == len(pattern)


def _match_name(pattern: Sequence[_Token], name: str) -> bool:
    """Match with one way back only: the last ``*`` takes one more character, which is never wrong."""
    at = seen = 0
    retry: tuple[int, int] | None = None
    while seen < len(name):
        sign = pattern[at] if at < len(pattern) else None
        if sign == "*":
            at += 1
            retry = (at, seen)
        elif sign is not None and _token_matches(sign, name[seen]):
            at, seen = at + 1, seen + 1
        elif retry is None:
            return False
        else:
            at, seen = retry[0], retry[1] + 1
            retry = (at, seen)
    return all(sign == "*" for sign in pattern[at:])


def _matches_nothing(_: str) -> bool:
    return False


def _token_matches(token: _Token, sign: str) -> bool:
    match token:
        case _Class():
            return token.holds(sign)
        case "?":
            return True
        case _:
            return token[1:] == sign
