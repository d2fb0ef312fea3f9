"""Files whose whole name says what they hold: owners, targets, hooks, a licence, tests."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from dodcheck.documents.filler import is_placeholder, names_nothing
from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.code.comments import UnclearError, code_lines
from dodcheck.rules.hollow.lack import Lack

_LICENCE = re.compile(
    r"licen[cs]|copyright|\(c\)|©|rights reserved|public domain|warrant|permission|\b(?:mit|bsd|isc|gpl|lgpl|agpl|mpl"
    r"|apache|cc0|cc-by|eupl|zlib|unlicense|proprietary|spdx)\b",
    re.IGNORECASE,
)
_FEW = 3
"""More words may be a licence in somebody's own."""
_SUBJECT = re.compile(
    r"\b(?:the |this |our |a )?(?:project(?:'s)? )?(?:licen[cs]es?|licensing|copyright)\b"
    r"(?: (?:file|text|terms|notice|information)\b)?(?: is\b)?",
    re.IGNORECASE,
)
"""What only says that a licence is spoken of."""
_LONG = 1_000
"""A longer text is a licence, whatever is still to be written in it."""

_INCLUDES = re.compile(r"^[ ]*-?s?include\b", re.MULTILINE)
_INSTRUCTION = re.compile(r"^\s*([A-Za-z]+)\s+(\S+)", re.MULTILINE)
_TEST = re.compile(r"\b(?:test|it|describe|suite|check|assert|expect)\b|\.test\b|assert", re.IGNORECASE)
_MOST = 64 * 1024


def _makefile(_path: str, text: str) -> Lack | None:
    """Return that a Makefile makes nothing; one of comments alone is looked at as code."""
    from dodcheck.workflows.runs.makefile import read_makefile  # noqa: PLC0415 - lazy: few files are Makefiles

    if _INCLUDES.search(text) or not re.search(r"^[^#\s]", text, re.MULTILINE):
        return None
    rules = {target: rule for target, rule in read_makefile(text).rules.items() if target != ".PHONY"}
    if not rules:
        return Lack("is there, but has no target")
    if any(rule.lines or rule.needs for rule in rules.values()):
        return None
    return Lack("is there, but its targets make nothing")


def _hooks(_path: str, text: str) -> Lack | None:
    from dodcheck.formats.yaml import load_nodes  # noqa: PLC0415 - lazy: one file has such a name
    from dodcheck.rules.hooks.pre_commit_file import Hooks, hooks_of  # noqa: PLC0415 - as above

    try:
        root = load_nodes(text)
    except FormatProblem:
        return None
    hooks = hooks_of(root) if root else None
    return Lack("lists no hooks", certain=True) if isinstance(hooks, Hooks) and not hooks.hooks else None


def _dockerfile(path: str, text: str) -> Lack | None:
    told = [(match[1].upper(), match[2]) for match in _INSTRUCTION.finditer(_code(path, text))]
    alone = bool(told) and all(one == ("FROM", "scratch") for one in told)
    return Lack("is there, but puts nothing into the image") if alone else None


def _tests(path: str, text: str) -> Lack | None:
    code = _code(path, text)
    return Lack("is there, but holds no test") if code.strip() and not _TEST.search(code) else None


def _code(path: str, text: str) -> str:
    """Return the code of a file without its comments; all of it where they can't be told apart."""
    try:
        return "\n".join(line for _, line in code_lines(path, enumerate(text.splitlines(), 1)))
    except UnclearError:
        return text


def _owners(_path: str, text: str) -> Lack | None:
    owned = any("@" in word for line in text.splitlines() for word in line.partition("#")[0].split()[1:])
    return None if owned else Lack("names no owner", certain=True)


def _licence(_path: str, text: str) -> Lack | None:
    if not _LICENCE.search(text) and len(text.split()) <= _FEW:
        return Lack("is there, but names no licence")
    return Lack("is there, but its licence is still to be written") if _is_to_come(text) else None


def _is_to_come(text: str) -> bool:
    """Return whether nothing is said of a licence but that there will be one."""
    if len(text) > _LONG:
        return False
    told = [" ".join(_SUBJECT.sub(" ", part).split()) for part in re.split(r"\n\s*\n", text)]
    left = [one for one in told if not names_nothing(one)]
    return bool(left) and all(map(is_placeholder, left))


_READERS: tuple[tuple[re.Pattern[str], Callable[[str, str], Lack | None]], ...] = (
    (re.compile(r"codeowners"), _owners),
    (re.compile(r"(?:gnu)?makefile"), _makefile),
    (re.compile(r"\.pre-commit-config\.yaml"), _hooks),
    (re.compile(r"(?:.+\.)?dockerfile(?:\..+)?"), _dockerfile),
    (re.compile(r".+\.(?:test|spec)\.[cm]?[jt]sx?"), _tests),
    (re.compile(r"(?:(?:un)?licen[cs]es?|copying)(?:[.-](?:md|txt|rst|mit|bsd|apache.*))?"), _licence),
)
"""What reads the files of such a name, which is in lower case."""


def lack_of(path: str, data: bytes) -> Lack | None:
    """Return what a file lacks whose whole name says what it holds."""
    name = posixpath.basename(path).lower()
    reader = next((read for form, read in _READERS if form.fullmatch(name)), None)
    return reader(path, data.decode("utf-8", "replace")) if reader and len(data) <= _MOST else None
