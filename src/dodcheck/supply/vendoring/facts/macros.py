"""Version macros of C and C++: one that holds the version, or three that hold its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact, fact_of
from dodcheck.supply.vendoring.vendored import Confidence

_MACRO = re.compile(
    r"^[ \t]*#[ \t]*define[ \t]+([A-Za-z_][A-Za-z0-9_]{0,60})[ \t]+(\"[^\"\n]{1,40}\"|[0-9]{1,9})(?![0-9.\w])",
    re.MULTILINE,
)
_WHOLE = re.compile(r"(?P<stem>\w*?)_?(?:VERSION|VER)(?:_?(?:STRING|STR|TEXT|INFO|FULL))?", re.IGNORECASE)
_PART = re.compile(
    r"(?P<stem>\w*?)_?(?:(?:VERSION|VER)_?(?P<behind>MAJOR|MINOR|PATCH|REVISION|RELEASE|MICRO|SUBMINOR|BUGFIX|SUB|PATCHLEVEL)|"
    r"(?P<before>MAJOR|MINOR|PATCH|REVISION|RELEASE|MICRO|SUBMINOR|BUGFIX|SUB|PATCHLEVEL)_?(?:VERSION|VER))",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"[vV]?[0-9]+(?:\.[0-9]+){1,3}[A-Za-z0-9.+-]{0,20}")
_NO_LETTERS = re.compile(r"[^a-z0-9]")
_SHORT = 2
"""A macro whose stem is shorter is named after nothing; one little longer may stand in a word by chance."""

_ORDER = {"major": 0, "minor": 1}


def is_macro_file(name: str) -> bool:
    """Return whether version macros may stand in a file of that name."""
    return name.rpartition(".")[2].lower() in ("h", "hh", "hpp", "hxx", "h++", "c")


def read_macros(file: FactFile, owner: str) -> Iterator[FileFact]:
    """Yield the version that macros give which are named after ``owner``, or that a header of its name has alone."""
    macros = [(found[1], found[2].strip('"'), line) for found, line in _defined(file.text)]
    versions = [*_whole_versions(macros), *_triples(macros)]
    named = [one for one in versions if _is_named_after(one[0], owner)]
    alone = versions if _letters_of(file.name.rpartition(".")[0]) in (_letters_of(owner), "version") else []
    stems = {stem for stem, _, _ in alone}
    for _, version, line in named or (alone if len(stems) == 1 else []):
        yield from fact_of(Field.VERSION, version, line, Confidence.DECLARED)


def _defined(text: str) -> Iterator[tuple[re.Match[str], int]]:
    line, seen = 1, 0
    for found in _MACRO.finditer(text):
        line, seen = line + text.count("\n", seen, found.start(1)), found.start(1)
        if "VER" in found[1].upper():
            yield found, line


def _whole_versions(macros: list[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    for name, value, line in macros:
        found = _WHOLE.fullmatch(name)
        if found and _DOTTED.fullmatch(value):
            yield found["stem"], value, line


def _triples(macros: list[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    parts: dict[str, dict[int, tuple[str, int]]] = {}
    for name, value, line in macros:
        found = _PART.fullmatch(name)
        if found and value.isdigit():
            kind = (found["behind"] or found["before"]).lower()
            parts.setdefault(found["stem"], {}).setdefault(_ORDER.get(kind, 2), (value, line))
    for stem, known in parts.items():
        if 0 in known and 1 in known:
            yield stem, ".".join(known[at][0] for at in sorted(known)), known[0][1]


def _is_named_after(stem: str, owner: str) -> bool:
    """Return whether a macro is named after its owner: `ZSTD` of zstd, `XXH` of xxhash, `LIBFOO` of foo."""
    name, whole = _letters_of(stem).removeprefix("lib"), _letters_of(owner).removeprefix("lib")
    if len(name) < _SHORT or not whole:
        return False
    return whole.startswith(name) or name.startswith(whole) or (len(name) > _SHORT + 1 and name in whole)


def _letters_of(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())
