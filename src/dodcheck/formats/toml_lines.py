"""On which lines of a TOML text its keys stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Keys from the root, and the places of items in lists from 0."""

_KEY = r"""(?:[\w-]+|"[^"\\\n]*+"|'[^'\n]*+')"""
_DOTTED = rf"{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY})*"
_HEAD = re.compile(rf"[ \t]*+(?P<list>\[)?\[[ \t]*+(?P<key>{_DOTTED})[ \t]*+\]")
_PAIR = re.compile(rf"[ \t]*+(?P<key>{_DOTTED})[ \t]*+=")
_PART = re.compile(_KEY)
_MARK = re.compile(r'''"""|\'\'\'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|'[^'\n]*+'|#[^\n]*+|\n''')
_ENDS = {'"""': re.compile(r'(?:[^"\\]++|\\(?s:.)|"{1,2}(?!"))*"""'), "'''": re.compile(r"(?:[^']++|'{1,2}(?!'))*'''")}


def lines_of(text: str) -> dict[Path, int]:
    """Return the line from 1 of each table and key of a good TOML text, as far as it can be told.

    What stands inside a value (an inline table, an item of a list) is left out, and so are keys with escapes.
    """
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path | None = ()
    for said, line in _lines_outside_strings(text):
        head = _HEAD.match(said)
        if head:
            table = _table_path(_key_parts(head["key"]), counts, new=bool(head["list"]))
            found.setdefault(table, line)
        elif said.lstrip(" \t").startswith("["):
            table = None
        elif table is not None and (pair := _PAIR.match(said)):
            path = table
            for part in _key_parts(pair["key"]):
                path = (*path, part)
                found.setdefault(path, line)
    return found


def _table_path(parts: list[str], counts: dict[Path, int], *, new: bool) -> Path:
    """Return the path of a table: the last item of each list of tables on its way; ``new`` begins another item."""
    path: Path = ()
    for at, part in enumerate(parts, 1):
        path = (*path, part)
        if new and at == len(parts):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _key_parts(key: str) -> list[str]:
    return [part.strip("\"'") if part[0] in "\"'" else part for part in _PART.findall(key)]


def _lines_outside_strings(text: str) -> Iterator[tuple[str, int]]:
    """Yield each line that begins outside a string, with its number."""
    at, line = 0, 1
    while at < len(text):
        end = text.find("\n", at)
        yield text[at : end if end >= 0 else len(text)], line
        at, line = _next_line(text, at, line)


def _next_line(text: str, at: int, line: int) -> tuple[int, int]:
    """Return where the next line begins that does not begin in a string, and its number."""
    while mark := _MARK.search(text, at):
        at = mark.end()
        if mark[0] == "\n":
            return at, line + 1
        if mark[0] in _ENDS:
            end = _ENDS[mark[0]].match(text, at)
            if end is None:
                break
            line += end[0].count("\n")
            at = end.end()
    return len(text), line
