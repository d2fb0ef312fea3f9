"""Glob patterns over paths, beside a slow and simple matcher."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.snapshot.globs import matcher, matching
from fuzz.campaign import Campaign, Given
from fuzz.texts import soup, text_of

PIECES = (
    "*",
    "**",
    "?",
    "[ab]",
    "[!a]",
    "a",
    "b",
    "/",
    "**/",
    "/**",
    "/",
    "[",
    "]",
    "-",
    "a/b",
    "ab/",
    "*.md",
    ".",
    "\u00e9",
)
PATHS = tuple(
    sorted(("a", "b", "ab", "a/b", "a/b/a", "b/a/ab", "a.md", "a/b.md", "b/a/a.md", "\u00e9", "[", "a]", "-", ".a/b"))
)
_MOST = 24


def check(given: Given) -> None:
    """Match the paths with a pattern; short ones are matched slowly too."""
    pattern = text_of(given).replace("\n", "")
    found = matching(pattern, PATHS)
    assert found == tuple(path for path in PATHS if path in set(found))
    assert matching(pattern, tuple(sorted([pattern[:4_000], *PATHS]))) is not None
    bare = pattern.removeprefix("./").removeprefix("/")
    predicate = matcher(bare)
    assert found == tuple(path for path in PATHS if predicate(path)), (bare, found)
    simple = bare.replace("[ab]", "").replace("[!a]", "")
    if len(bare) <= _MOST and "[" not in simple and "]" not in simple and bare.count("*") <= 6:
        expected = tuple(path for path in PATHS if slow(bare.split("/"), path.split("/")))
        assert found == expected, (bare, found, expected)


def slow(pattern: Sequence[str], parts: Sequence[str]) -> bool:
    """Return whether a path matches, by trying everything."""
    if not pattern:
        return not parts
    if pattern[0] == "**":
        if len(pattern) == 1:
            return bool(parts)
        return slow(pattern[1:], parts) or (bool(parts) and slow(pattern, parts[1:]))
    return bool(parts) and _name(pattern[0], parts[0]) and slow(pattern[1:], parts[1:])


def _name(pattern: str, name: str) -> bool:
    if not pattern:
        return not name
    if pattern[0] == "*":
        return _name(pattern[1:], name) or (bool(name) and _name(pattern, name[1:]))
    if not name:
        return False
    if pattern.startswith("[ab]"):
        return name[0] in "ab" and _name(pattern[4:], name[1:])
    if pattern.startswith("[!a]"):
        return name[0] != "a" and _name(pattern[4:], name[1:])
    return pattern[0] in ("?", name[0]) and _name(pattern[1:], name[1:])


CAMPAIGN = Campaign(name="globs", about="glob patterns", fresh=soup(PIECES, 10), check=check, pieces=PIECES)
