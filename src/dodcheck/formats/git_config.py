"""git's configuration files: the entries of `.gitmodules`, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem, UnreadProblem

MAX_SIZE = 2 * 1024 * 1024
"""A larger file is not read."""

_HEADER = re.compile(r'[ \t]*\[([-.A-Za-z0-9]+)(?:[ \t]+"([^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+)")?\]')
_KEY = re.compile(r"[ \t]*([A-Za-z][-A-Za-z0-9]*)[ \t]*(=?)[ \t]*")
_NOTHING = re.compile(r"[ \t]*(?:[#;].*)?")
_PLAIN = re.compile(r'[^"\\#;\n]+')
_ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "\\": "\\", '"': '"'}


class Entry(NamedTuple):
    """A line ``key = value``: section and key in lower case, subsection as it is, the line from 1.

    ``value`` is ``None`` for a key alone, which means true.
    """

    section: str
    subsection: str | None
    key: str
    value: str | None
    line: int


def entries(text: str) -> tuple[Entry, ...]:
    """Return every entry of a configuration in order. Raises ``FormatProblem`` where git would refuse it."""
    if len(text) > MAX_SIZE:
        raise UnreadProblem(f"more than {MAX_SIZE} characters are not read")
    return tuple(_entries(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")))


def _entries(lines: list[str]) -> Iterator[Entry]:
    at, section, subsection = 0, "", None
    while at < len(lines):
        line, first = lines[at], at + 1
        header = _HEADER.match(line)
        if header is not None:
            section, subsection = _section(header)
            line = line[header.end() :]
        if _NOTHING.fullmatch(line):
            at += 1
            continue
        key = _KEY.match(line)
        if key is None or not section or (not key[2] and not _NOTHING.fullmatch(line, key.end())):
            raise FormatProblem("it is no line of a git configuration", first)
        value, at = _value(lines, at, line[key.end() :]) if key[2] else (None, at + 1)
        yield Entry(section, subsection, key[1].lower(), value, first)


def _section(header: re.Match[str]) -> tuple[str, str | None]:
    """Return section and subsection; `[a.b]`, the old way to write a subsection, has it in lower case."""
    if header[2] is not None:
        return header[1].lower(), re.sub(r"\\(.)", r"\1", header[2])
    name, dot, rest = header[1].lower().partition(".")
    return name, rest if dot else None


def _value(lines: list[str], at: int, rest: str) -> tuple[str, int]:
    """Return a value that begins with ``rest`` of the line at ``at``, and where the next line stands."""
    parts: list[str] = []
    kept, quoted, sign = 0, False, 0
    while sign < len(rest):
        plain = _PLAIN.match(rest, sign)
        if plain is not None:
            parts.append(plain[0] if quoted else re.sub(r"\t", " ", plain[0]))
            sign = plain.end()
        elif rest[sign] == '"':
            quoted, sign = not quoted, sign + 1
            kept = len(parts)
        elif rest[sign] == "\\" and sign + 1 == len(rest) and at + 1 < len(lines):
            at, rest, sign = at + 1, lines[at + 1], 0
        elif rest[sign] == "\\":
            parts.append(_unescape(rest[sign + 1 : sign + 2], at))
            kept, sign = len(parts), sign + 2
        elif quoted:
            parts.append(rest[sign])
            sign += 1
        else:
            break
    if quoted:
        raise FormatProblem("a quotation mark is not closed", at + 1)
    return "".join(parts[:kept]) + "".join(parts[kept:]).rstrip(" \t"), at + 1


def _unescape(sign: str, at: int) -> str:
    if sign not in _ESCAPES:
        raise FormatProblem("a backslash stands before a sign that it has no meaning for", at + 1)
    return _ESCAPES[sign]
