"""Build files that name a project and its version: CMake, Meson, autoconf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from dodcheck.supply.vendoring.facts.file_fact import MAX_FOUND, FactFile, Field, FileFact, fact_of, line_at
from dodcheck.supply.vendoring.vendored import Confidence

_DECLARED = Confidence.DECLARED
_COMMENT = re.compile(r"#[^\n]*")
_SET = re.compile(
    r"\bset[ \t\n]{0,9}\([ \t\n]{0,99}([A-Za-z0-9_]{1,60})[ \t\n]{1,99}\"?([^\s()\"]{1,100})\"?[ \t\n]{0,99}\)",
    re.IGNORECASE,
)
_PROJECT = re.compile(r"\bproject[ \t\n]{0,9}\(([^()]{1,1000})\)", re.IGNORECASE)
_VARIABLE = re.compile(r"\$\{([A-Za-z0-9_]{1,60})\}")
_LANGUAGES = frozenset({"C", "CXX", "CUDA", "ASM", "NONE", "LANGUAGES", "Fortran", "OBJC", "HIP", "DESCRIPTION"})
_MESON = re.compile(r"\bproject[ \t]{0,9}\(([^()]{1,2000})")
_MESON_NAME = re.compile(r"[ \t\n]{0,99}'([^'\n]{1,100})'")
_MESON_KEY = re.compile(
    r"\b(version|license)[ \t]{0,9}:[ \t]{0,9}\[?[ \t]{0,9}'([^'\n]{1,100})'[ \t]{0,9}(,[ \t\n]{0,99}')?"
)
_AC_INIT = re.compile(r"^[ \t]{0,20}AC_INIT[ \t]{0,9}\(([^()]{1,600})", re.MULTILINE)
_PC = re.compile(r"^(Name|Version|URL):[ \t]*([^\n]{1,200})$", re.MULTILINE)


def is_build_file(name: str) -> bool:
    """Return whether it is one by its name."""
    return name in ("CMakeLists.txt", "meson.build", "configure.ac", "configure.in") or name.endswith((".pc", ".pc.in"))


def read_build_file(file: FactFile) -> Iterator[FileFact]:
    """Yield name, version and licence of the first project that the file declares; what is computed says nothing."""
    match file.name:
        case "CMakeLists.txt":
            yield from _cmake(file.text)
        case "meson.build":
            yield from _meson(file.text)
        case "configure.ac" | "configure.in":
            yield from _autoconf(file.text)
        case _:
            yield from _pkg_config(file.text)


def _cmake(text: str) -> Iterator[FileFact]:
    bare = _COMMENT.sub("", text)
    project = _PROJECT.search(bare)
    if project is None:
        return
    line = line_at(bare, project.start())
    known = {found[1]: found[2] for found in _SET.finditer(bare, 0, project.start())}
    words = [_resolved(word.strip('"'), known) for word in project[1].split()]
    if words:
        yield from fact_of(Field.NAME, words[0] or "", line, _DECLARED)
    for key, field in (("VERSION", Field.VERSION), ("HOMEPAGE_URL", Field.URL)):
        value = words[words.index(key) + 1] if key in words[:-1] else None
        if value not in _LANGUAGES:
            yield from fact_of(field, value, line, _DECLARED)


def _resolved(word: str, known: Mapping[str, str]) -> str | None:
    """Return a word with its variables replaced, ``None`` where one of them is not a plain text set before."""
    if any(name not in known for name in _VARIABLE.findall(word)):
        return None
    text = _VARIABLE.sub(lambda found: known[found[1]], word)
    return None if "$" in text or "@" in text else text


def _meson(text: str) -> Iterator[FileFact]:
    bare = _COMMENT.sub("", text)
    project = _MESON.search(bare)
    name = _MESON_NAME.match(project[1]) if project else None
    if project is None or name is None:
        return
    yield from fact_of(Field.NAME, name[1], line_at(bare, project.start()), _DECLARED)
    for found in islice(_MESON_KEY.finditer(project[1]), MAX_FOUND):
        if not found[3]:
            field = Field.VERSION if found[1] == "version" else Field.LICENCE
            yield from fact_of(field, found[2], line_at(bare, project.start(1) + found.start()), _DECLARED)


def _autoconf(text: str) -> Iterator[FileFact]:
    found = _AC_INIT.search(text)
    if found is None:
        return
    line = line_at(text, found.start())
    words = [word.strip(" \t\n[]") for word in found[1].split(",")]
    fields = (Field.NAME, Field.VERSION, None, None, Field.URL)
    for field, word in zip(fields, words, strict=False):
        if field is not None:
            yield from fact_of(field, word, line, _DECLARED)


def _pkg_config(text: str) -> Iterator[FileFact]:
    fields = {"Version": Field.VERSION, "URL": Field.URL}
    for found in islice(_PC.finditer(text), MAX_FOUND):
        if found[1] in fields:
            yield from fact_of(fields[found[1]], found[2], line_at(text, found.start()), _DECLARED)
