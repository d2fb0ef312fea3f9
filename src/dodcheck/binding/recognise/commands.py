"""Reads a grep command line without a shell: what it looks for, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.binding.recognise.dialects import Dialect, Wanted, wanted
from dodcheck.formats.command_line import is_operator, words_of
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import normalise

_EXPANDED = frozenset("_{(*@#?!-$")
_KNOWN = frozenset("rnHhsIaFEGPcilo")
_ZERO_ONLY = frozenset("lo")
_DIALECTS = {"E": Dialect.EXTENDED, "P": Dialect.PERL, "F": Dialect.FIXED, "G": Dialect.BASIC}
_COMMANDS = {"grep": "", "egrep": "E", "fgrep": "F"}
_TAKES_VALUE = frozenset({"include", "exclude", "exclude-dir"})
_LONG = {
    "recursive": "r",
    "count": "c",
    "ignore-case": "i",
    "extended-regexp": "E",
    "fixed-strings": "F",
    "perl-regexp": "P",
    "basic-regexp": "G",
    "files-with-matches": "l",
    "only-matching": "o",
    "line-number": "n",
    "no-messages": "s",
    "text": "a",
    "color": "",
    "colour": "",
}


class GrepCommand(NamedTuple):
    """What a grep command looks for, in the files of which globs.

    ``counts_lines`` is false where it prints neither its matching lines nor their number: then only nothing means the
    same. With `-c` it prints a number for each file.
    """

    wanted: Wanted
    scope: tuple[str, ...]
    exclude: tuple[str, ...]
    counts_lines: bool


class _Parsed(NamedTuple):
    flags: frozenset[str]
    values: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def read_grep(line: str) -> GrepCommand | None:
    """Return what a line of `grep` or `git grep` looks for, run at the root; ``None`` for anything else."""
    words = _words(line.strip().removeprefix("$ "))
    if words[:2] == ["git", "grep"]:
        return _command(words[2:], "r", git=True)
    if words and words[0] in _COMMANDS:
        return _command(words[1:], _COMMANDS[words[0]], git=False)
    return None


def _words(line: str) -> list[str]:
    """Return the words of a line that a shell would take as they are; none where it would do more."""
    words = words_of(line)
    return [] if _expands(line) or any(map(is_operator, words)) else words


def _expands(line: str) -> bool:
    r"""Return whether a shell would put something else in the place of a `$…`, `\$` or a backquoted command."""
    quote = ""
    for sign, after in zip(line, [*line[1:], ""], strict=True):
        if sign in "'\"" and quote in ("", sign):
            quote = "" if quote else sign
        elif quote != "'" and _is_expansion(sign, after):
            return True
    return False


def _is_expansion(sign: str, after: str) -> bool:
    if sign == "$":
        return after.isalnum() or after in _EXPANDED
    return sign == "`" or (sign == "\\" and after == "$")


def _command(words: list[str], implied: str, *, git: bool) -> GrepCommand | None:
    parsed = _parse(words, implied)
    if parsed is None or not parsed.words:
        return None
    dialects = [_DIALECTS[flag] for flag in sorted(parsed.flags & set(_DIALECTS))] or [Dialect.BASIC]
    looked_for = wanted(parsed.words[0], dialects[0], fold="i" in parsed.flags)
    recursive = "r" in parsed.flags
    scope = _scope(parsed.words[1:], recursive=recursive, git=git)
    if len(dialects) > 1 or looked_for is None or not scope:
        return None
    kept = [value for name, value in parsed.values if name == "include"]
    exclude = [f"**/{value}" for name, value in parsed.values if name == "exclude"]
    exclude += [f"**/{value}/**" for name, value in parsed.values if name == "exclude-dir"]
    one_file = len(scope) == 1 and not is_glob(scope[0])
    counts = _ZERO_ONLY.isdisjoint(parsed.flags) and (one_file or "c" not in parsed.flags)
    return GrepCommand(looked_for, _narrowed(scope, kept), tuple(exclude), counts)


def _parse(words: list[str], implied: str) -> _Parsed | None:
    try:
        read = list(_read(words))
    except _UnknownOptionError:
        return None
    flags = frozenset(implied) | {flag for name, value in read if name == "" for flag in value}
    patterns = [value for name, value in read if name == "-e"]
    if not flags <= _KNOWN or len(patterns) > 1:
        return None
    values = tuple((name, value.rstrip("/")) for name, value in read if name in _TAKES_VALUE)
    if any(not value or "/" in value or "{" in value for _, value in values):
        return None
    return _Parsed(flags, values, (*patterns, *(value for name, value in read if name == "word")))


class _UnknownOptionError(Exception):
    pass


def _read(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield short options under no name, long ones with a value and `-e` under their own, the rest as words."""
    left = iter(words)
    for word in left:
        name, _, value = word[2:].partition("=")
        if word == "--":
            yield from (("word", one) for one in left)
        elif word.startswith("--") and name in _TAKES_VALUE:
            yield name, value or next(left, "")
        elif word.startswith("--"):
            if name not in _LONG:
                raise _UnknownOptionError
            yield "", _LONG[name]
        elif word == "-e":
            yield word, next(left, "")
        elif word.startswith("-") and len(word) > 1:
            yield "", word[1:]
        else:
            yield "word", word


def _scope(paths: tuple[str, ...], *, recursive: bool, git: bool) -> tuple[str, ...]:
    """Return the globs of the files that are searched; none where that is not plain."""
    if not paths:
        return ("**",) if recursive else ()
    scopes = [_files(path, recursive=recursive, git=git) for path in paths]
    return tuple(glob for globs in scopes for glob in globs) if all(scopes) else ()


def _files(path: str, *, recursive: bool, git: bool) -> tuple[str, ...]:
    place = normalise(path)
    if place is None:
        return ("**",) if recursive and path in (".", "./") else ()
    if place == "*" or path.startswith((":", "~")) or not {" ", "{"}.isdisjoint(path):
        return ()
    if git and is_glob(place):
        return (f"**/{place}",) if "/" not in place else ()
    if not recursive:
        return (place,)
    return (f"{place}/**",) if path.endswith("/") else (place, f"{place}/**")


def _narrowed(scope: tuple[str, ...], include: list[str]) -> tuple[str, ...]:
    """Return the globs of the files in scope whose names match one of the `--include` globs."""
    if not include:
        return scope
    folders = [glob for glob in scope if glob.endswith("**")]
    return tuple(f"{folder}/{name}" for folder in folders for name in include)
