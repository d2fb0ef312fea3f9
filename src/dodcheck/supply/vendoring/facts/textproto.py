"""`METADATA` in the text form of protocol buffers, the note that Android and others keep with each library."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact, fact_of
from dodcheck.supply.vendoring.vendored import Confidence

_WORD = re.compile(r'#[^\n]*|"([^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+)"|([A-Za-z_][A-Za-z0-9_]*)|([{}:])|[^\s{}:"#]+')
_SOURCES = frozenset({"GIT", "SVN", "HG"})


def is_textproto(name: str) -> bool:
    """Return whether it is one by its name; the `METADATA` of Python packages is called the same."""
    return name in ("METADATA", "METADATA.textproto", "METADATA.pb")


def read_textproto(file: FactFile) -> Iterator[FileFact]:
    """Yield what the file says at its top and in `third_party`; nothing where there is no such block."""
    found = list(_fields(file.text))
    if not any(path[:1] == ("third_party",) for path, _, _ in found):
        return
    kind = ""
    for path, said, line in found:
        where = path[1:] if path[0] == "third_party" else path
        match where:
            case ("name",):
                yield from fact_of(Field.NAME, said, line, Confidence.RECORDED)
            case ("version",):
                yield from _version(said, line)
            case ("url" | "identifier", "type"):
                kind = said.upper()
            case ("identifier", "version"):
                yield from _version(said, line)
            case ("url" | "identifier", "value") if kind in _SOURCES:
                yield from fact_of(Field.URL, said, line, Confidence.RECORDED)
            case ("homepage",):
                yield from fact_of(Field.URL, said, line, Confidence.RECORDED)
            case _:
                pass


def _version(said: str, line: int) -> Iterator[FileFact]:
    yield from fact_of(Field.COMMIT, said, line, Confidence.RECORDED)
    yield from fact_of(Field.VERSION, said, line, Confidence.RECORDED)


def _fields(text: str) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Yield each field with the blocks around it, its value, and its line."""
    path: list[str] = []
    name, seen, line, colon = "", 0, 1, False
    for word in _WORD.finditer(text):
        line, seen = line + text.count("\n", seen, word.start()), word.start()
        if word[3] == "{":
            path.append(name)
            name = ""
        elif word[3] == "}":
            del path[-1:]
        elif word[1] is not None and name:
            yield (*path, name), word[1], line
            name = ""
        elif word[2] is not None and name and colon:
            yield (*path, name), word[2], line
            name = ""
        elif word[2] is not None:
            name = word[2]
        colon = word[3] == ":"
