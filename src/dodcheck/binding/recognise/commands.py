"""Reads a grep command line as a search, without a shell."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass

from dodcheck.binding.recognise.scopes import scope_of

_OPERATORS = frozenset("();<>|&")
_SILENT = frozenset("rRnHhsIaFEGPc")
_TAKES_VALUE = frozenset({"include", "exclude", "exclude-dir"})
_MEANINGLESS = frozenset({"recursive", "line-number", "color", "colour", "no-messages", "count", "text"})
_SPECIAL = re.compile(r"[\\.*\[\]^$]")
_SPECIAL_EXTENDED = re.compile(r"[\\.*\[\]^$(){}|+?]")
_SWAPPED = frozenset("(){}|+?")


@dataclass(frozen=True, slots=True)
class Search:
    """What a grep command looks for: a literal or a pattern of the rules' engine, in the files of some globs."""

    literal: str | None
    pattern: str | None
    scope: tuple[str, ...]
    exclude: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Parsed:
    flags: frozenset[str]
    values: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def read_grep(line: str) -> Search | None:
    """Return the search that `grep` or `git grep` would make from the root; ``None`` for anything else."""
    words = _words(line)
    if words[:2] == ["git", "grep"]:
        return _search(words[2:], everywhere=("**",))
    if words[:1] in (["grep"], ["egrep"], ["fgrep"]):
        implied = {"egrep": ["-E"], "fgrep": ["-F"]}.get(words[0], [])
        return _search([*implied, *words[1:]], everywhere=())
    return None


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line.strip().removeprefix("$ "), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    try:
        words = list(lexer)
    except ValueError:
        return []
    return [] if any(set(word) <= _OPERATORS for word in words) or "`" in line or "$(" in line else words


def _search(words: list[str], everywhere: tuple[str, ...]) -> Search | None:
    parsed = _parse(words)
    if parsed is None or not parsed.words:
        return None
    wanted, *paths = parsed.words
    recursive = bool({"r", "R"} & parsed.flags)
    whole = everywhere or (("**",) if recursive else ())
    scopes = [scope_of(path) for path in paths] if paths else [whole]
    if not all(scopes):
        return None
    scope = tuple(glob for globs in scopes for glob in globs or ())
    literal, pattern = _wanted(wanted, parsed.flags)
    kept = tuple(value for name, value in parsed.values if name == "include")
    exclude = [f"**/{value}" for name, value in parsed.values if name == "exclude"]
    exclude += [f"**/{value.strip('/')}/**" for name, value in parsed.values if name == "exclude-dir"]
    return Search(literal, pattern, _narrowed(scope, kept), tuple(exclude))


def _parse(words: list[str]) -> _Parsed | None:
    flags: set[str] = set()
    values: list[tuple[str, str]] = []
    kept: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            kept.extend(left)
        elif word.startswith("--"):
            name, _, value = word[2:].partition("=")
            if name in _TAKES_VALUE:
                values.append((name, value or next(left, "")))
            elif name not in _MEANINGLESS:
                return None
        elif word == "-e":
            kept.insert(0, next(left, ""))
        elif word.startswith("-") and len(word) > 1:
            flags |= set(word[1:])
        else:
            kept.append(word)
    return _Parsed(frozenset(flags), tuple(values), tuple(kept)) if flags <= _SILENT | {"i"} else None


def _wanted(text: str, flags: frozenset[str]) -> tuple[str | None, str | None]:
    """Return the literal or else the pattern; `-i` and special characters need a pattern."""
    extended = bool({"E", "P"} & flags)
    special = None if "F" in flags else (_SPECIAL_EXTENDED if extended else _SPECIAL).search(text)
    if special is None:
        return (None, f"(?i){re.escape(text)}") if "i" in flags else (text, None)
    pattern = text if extended else _extended(text)
    return None, f"(?i){pattern}" if "i" in flags else pattern


def _extended(basic: str) -> str:
    r"""Return a basic regular expression as an extended one: `\(` groups and `(` is a literal there."""
    pairs = re.findall(r"\\.|\[\^?\]?[^\]]*\]|.", basic, re.DOTALL)
    return "".join(_turned(part) for part in pairs)


def _turned(part: str) -> str:
    if part in _SWAPPED:
        return f"\\{part}"
    return part[1] if len(part) > 1 and part[0] == "\\" and part[1] in _SWAPPED else part


def _narrowed(scope: tuple[str, ...], include: tuple[str, ...]) -> tuple[str, ...]:
    """Return the globs of the files in scope whose names match one of the `--include` globs."""
    if not include:
        return scope
    folders = [glob for glob in scope if glob.endswith("**")]
    return tuple(f"{folder}/{name}" for folder in folders for name in include)
