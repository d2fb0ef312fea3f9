"""The includes of a C or C++ source: comments, texts and what stands below `#if 0` are left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_WORD: Final = b"include", b"import"
_TOKEN = re.compile(
    rb"""
    ^[ \t]*(?:/\*[^*\n]*\*/[ \t]*)?(?:\#|\?\?=|%:)[ \t]*
      (?P<word>include_next|include|import|if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b
      (?P<rest>(?:[^\\\n/]|\\\r?\n|\\.|/(?![/*]))*)
    |//(?:[^\\\n]|\\\r?\n|\\.)*
    |/\*(?P<comment>(?:[^*]|\*(?!/))*)(?P<closed>\*/)?
    |\bu?8?[UL]?R"(?P<mark>[^()\\\s"]{0,16})\((?P<raw>)
    |"(?:[^"\\\n]|\\\r?\n|\\.)*"?
    |(?<![0-9A-Za-z_])'(?:[^'\\\n]|\\.)*'?
    """,
    re.MULTILINE | re.VERBOSE,
)
_NAME = re.compile(rb'[ \t]*(?:"(?P<quoted>[^"\n]+)"|<(?P<angled>[^>\n]+)>)')
_JOINED = re.compile(rb"\\\r?\n")
_NEVER = re.compile(rb"[ \t]*(?:0[xX]?0*[uUlL]*|\([ \t]*0[ \t]*\)|false)[ \t\r]*")


class Include(NamedTuple):
    """One include: the path as it is written, whether in quotes, and its line from 1. Macros have no path."""

    path: str | None
    quoted: bool
    line: int


def includes_of(data: bytes) -> Iterator[Include]:
    """Yield the includes of a source in their order; nothing behind the last of them is looked at."""
    data = data[: _end_of_last(data)]
    conditions = _ConditionStack()
    line, at, counted = 1, 0, 0
    while found := _TOKEN.search(data, at):
        at = found.end()
        if found["mark"] is not None:
            at = _end_after(data, b")" + found["mark"] + b'"', at)
        word = found["word"]
        if word is None:
            continue
        line, counted = line + data.count(b"\n", counted, found.start("word")), found.start("word")
        rest = _JOINED.sub(b"", found["rest"])
        if word in (b"include", b"import", b"include_next"):
            if not conditions.dead:
                yield _include(rest, line)
        else:
            conditions.follow(word, rest)


def _end_of_last(data: bytes) -> int:
    """Return where the last line ends that may hold a directive, with the lines that continue it; 0 for none."""
    last = max(map(data.rfind, _WORD))
    if last < 0:
        return 0
    end = data.find(b"\n", last)
    while end > 0 and data[max(0, end - 2) : end].rstrip(b"\r").endswith(b"\\"):
        end = data.find(b"\n", end + 1)
    return len(data) if end < 0 else end


@dataclass(slots=True)
class _ConditionStack:
    """The conditions around a place; ``dead`` counts those of which this part is never compiled."""

    dead: int = 0
    _parts: list[bool] = field(default_factory=list)

    def follow(self, word: bytes, rest: bytes) -> None:
        """Follow a directive."""
        if word not in (b"if", b"ifdef", b"ifndef"):
            if not self._parts:
                return
            self.dead -= self._parts.pop()
            if word == b"endif":
                return
        never = word in (b"if", b"elif") and _NEVER.fullmatch(rest) is not None
        self._parts.append(never)
        self.dead += never


def _include(rest: bytes, line: int) -> Include:
    found = _NAME.match(rest)
    if found is None:
        return Include(None, quoted=False, line=line)
    path = found["quoted"] or found["angled"]
    return Include(path.decode("utf-8", "surrogateescape").strip(), found["quoted"] is not None, line)


def _end_after(data: bytes, mark: bytes, at: int) -> int:
    end = data.find(mark, at)
    return len(data) if end < 0 else end + len(mark)
