"""Linters and type checkers that are told to leave out all code that they would look at, by options or settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from dodcheck.rules.code.own import is_test
from dodcheck.rules.workflows.ineffective.empty.run import Run, Scope
from dodcheck.rules.workflows.ineffective.tool_settings import parsed_settings
from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.untested import is_source

_MAX_BYTES, _MOST_PATTERNS = 1024 * 1024, 100


class _Tool(NamedTuple):
    """The options and settings by which a tool leaves files out, and the files that have these, with their sections."""

    options: frozenset[str]
    settings: frozenset[str] = frozenset()
    files: Mapping[str, tuple[str, ...]] = {}


_EXCLUDE = frozenset({"exclude", "extend-exclude"})
_OPTIONS = frozenset({"--exclude", "--extend-exclude"})
_RUFF_SECTIONS = ("tool.ruff", "tool.ruff.lint")
_TOOLS: Mapping[str, _Tool] = {
    "ruff": _Tool(
        _OPTIONS,
        _EXCLUDE,
        {".ruff.toml": ("", "lint"), "ruff.toml": ("", "lint"), "pyproject.toml": _RUFF_SECTIONS},
    ),
    "flake8": _Tool(_OPTIONS, _EXCLUDE, dict.fromkeys(("setup.cfg", "tox.ini", ".flake8"), ("flake8",))),
    "mypy": _Tool(
        frozenset({"--exclude"}),
        frozenset({"exclude"}),
        {"mypy.ini": ("mypy",), ".mypy.ini": ("mypy",), "pyproject.toml": ("tool.mypy",), "setup.cfg": ("mypy",)},
    ),
    "pylint": _Tool(frozenset({"--ignore"})),
    "bandit": _Tool(frozenset({"--exclude", "-x"})),
    "eslint": _Tool(frozenset({"--ignore-pattern"})),
}
_OTHER_SETTINGS = frozenset({"--config", "--config-file", "--isolated"})
_BY_EXPRESSION = frozenset({"mypy"})
"""Tools whose patterns are regular expressions, which fit a part of a path."""
_TAKING_WHAT_IS_NAMED = frozenset({"ruff", "mypy"})
"""Tools that look at what they are given by name, and only leave out what lies within."""
_SETTING_UP = frozenset({"setup.py", "conftest.py", "noxfile.py", "tasks.py", "eslint.config.js", "eslint.config.mjs"})
_PLAIN = re.compile(r"(\^?)\(?((?:[\w/-]|\\?\.)+)\)?(\$?)")


class _Exclusion(NamedTuple):
    """Patterns that leave files out, the folder that they begin in, and where they stand, as a name of it."""

    patterns: tuple[str, ...]
    base: str
    where: str


def why_all_code_is_excluded(run: Run, scope: Scope, files: Sequence[str]) -> str:
    """Return which option or setting leaves out all code of a scope, as a clause; empty where some is left.

    ``files`` are those that the tool looks at. Tests, and what sets tools up, only count where nothing else is there.
    """
    tool = _TOOLS.get(run.tool)
    taken = [path for path in files if scope.covers(path)] if tool is not None else []
    code = [path for path in taken if is_source(path) and path not in _SETTING_UP and not is_test(path)] or taken
    for one in _exclusions(tool, run) if tool is not None and code else ():
        if all(_is_excluded(path, one, run.tool, scope) for path in code):
            return f"{one.where} leaves out all code that it would look at, `{code[0]}` for one"
    return ""


def _exclusions(tool: _Tool, run: Run) -> Iterator[_Exclusion]:
    for at, word in enumerate(run.words):
        name, equals, value = word.partition("=")
        if name in tool.options:
            told = value if equals else "".join(run.words[at + 1 : at + 2])
            yield _Exclusion(_split(run.tool, (told,)), run.folder or "", f"`{name} {told}`")
    if not _OTHER_SETTINGS.isdisjoint(word.partition("=")[0] for word in run.words):
        return
    for place in dict.fromkeys((run.folder or "", "")):
        for file, sections in tool.files.items():
            yield from _exclusions_in_file(tool, run, normalise(file, place) or file, sections)


def _exclusions_in_file(tool: _Tool, run: Run, path: str, sections: Sequence[str]) -> Iterator[_Exclusion]:
    data = bytes_of(run.snapshot, path)
    for section in sections if data is not None and len(data) <= _MAX_BYTES else ():
        settings = parsed_settings(data or b"", (section,), is_toml=path.endswith(".toml")) or {}
        for name in sorted(tool.settings & settings.keys()):
            patterns = _split(run.tool, settings[name])
            yield _Exclusion(patterns, path.rpartition("/")[0], f"`{name}` in {path}")


def _split(tool: str, told: Sequence[str]) -> tuple[str, ...]:
    """Return single patterns: those of expressions are set apart by bars, others by commas."""
    mark = "|" if tool in _BY_EXPRESSION else ","
    parts = (part.strip() for one in told for part in one.split(mark))
    return tuple(part for part in parts if part)[:_MOST_PATTERNS]


def _is_excluded(path: str, exclusion: _Exclusion, tool: str, scope: Scope) -> bool:
    """Return whether a pattern fits a file, or a folder that it lies in."""
    inside = path.removeprefix(f"{exclusion.base}/") if is_within(path, exclusion.base) else path
    named = [place for place in scope.places if place and is_within(path, place)]
    lowest = max(map(len, named), default=0) - (len(path) - len(inside)) if tool in _TAKING_WHAT_IS_NAMED else 0
    parts = inside.split("/")
    above = ["/".join(parts[:deep]) for deep in range(1, len(parts) + 1)]
    fits = _fits_expression if tool in _BY_EXPRESSION else _fits_name
    return any(
        fits(one if one == inside else f"{one}/", pattern)
        for one in above
        if len(one) > lowest
        for pattern in exclusion.patterns
    )


def _fits_name(path: str, pattern: str) -> bool:
    """Return whether a pattern fits the whole of a path, or its last name; a folder ends with a slash."""
    plain, glob = path.rstrip("/"), pattern.removeprefix("./").rstrip("/")
    whole = fnmatchcase(plain, glob) or fnmatchcase(f"/{plain}", glob)
    return whole or ("/" not in glob and fnmatchcase(plain.rpartition("/")[2], glob))


def _fits_expression(path: str, pattern: str) -> bool:
    """Return whether a plain expression fits a part of a path; others are taken to fit nothing."""
    match = _PLAIN.fullmatch(pattern)
    if match is None:
        return False
    text = match[2].replace("\\", "")
    begins = path.startswith(text) if match[1] else text in path
    return begins and (path.endswith(text) or not match[3])
