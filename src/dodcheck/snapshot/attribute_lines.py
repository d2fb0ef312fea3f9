"""The lines of a ``.gitattributes`` file: a pattern or the name of a macro, and what is set for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.snapshot.patterns import Pattern, parse_pattern

MAX_LINE = 2048
"""git leaves out lines of this length and longer."""

Setting = tuple[str, str | bool | None]
"""An attribute's name, and its value: set, unset, a text, or ``None`` for taken back to unspecified."""

_MACRO = "[attr]"
_BLANK = " \t\r\n"
_BLANKS = re.compile(rf"[{_BLANK}]+")
_QUOTED = re.compile(r'"([^"\\]*+(?:\\(?:[abfnrtv\\"]|[0-3][0-7]{2})[^"\\]*+)*)"')
_ESCAPE = re.compile(r"\\([0-7]{3}|.)")
_PLAIN = dict(zip("abfnrtv", "\a\b\f\n\r\t\v", strict=True))
_NAME = re.compile(r"[A-Za-z0-9._][A-Za-z0-9._-]*")


class AttributeLine(NamedTuple):
    """What is set for the paths that match ``pattern``, or by the macro of the name ``macro``."""

    pattern: Pattern | None
    macro: str | None
    settings: tuple[Setting, ...]


def read_lines(content: bytes, *, macros: bool) -> Iterator[AttributeLine]:
    """Yield every line that counts; ``macros`` says whether this file may define any, as only that at the root may.

    As git does, leaves out a line with an attribute whose name is malformed, and one whose pattern begins with ``!``.
    """
    # git takes the mark away in a work tree only, and so never sees the first pattern of such a file in a commit.
    for line in content.removeprefix(b"\xef\xbb\xbf").decode("latin-1").split("\n"):
        text = line.partition("\0")[0].lstrip(_BLANK)
        if not text or text.startswith("#") or len(line) >= MAX_LINE:
            continue
        attribute_line = _parse_line(text, macros=macros)
        if attribute_line is not None:
            yield attribute_line


def _parse_line(text: str, *, macros: bool) -> AttributeLine | None:
    first, rest = _first_word(text)
    settings = _parse_settings(rest)
    if settings is None:
        return None
    if not first.startswith(_MACRO) or first == _MACRO:
        pattern = parse_pattern(first.partition("\0")[0])
        return None if pattern is None or pattern.negated else AttributeLine(pattern, None, settings)
    name = _BLANKS.split(first.removeprefix(_MACRO).lstrip(_BLANK), maxsplit=1)[0]
    return AttributeLine(None, name, settings) if macros and _NAME.fullmatch(name) else None


def _first_word(text: str) -> tuple[str, str]:
    """Return the first word, which may be quoted as in C, and what follows it."""
    quoted = _QUOTED.match(text)
    if quoted:
        return _ESCAPE.sub(_unescape, quoted[1]), text[quoted.end() :]
    first, *rest = _BLANKS.split(text, maxsplit=1)
    return first, "".join(rest)


def _unescape(escape: re.Match[str]) -> str:
    sign = escape[1]
    return chr(int(sign, 8)) if sign.isdigit() else _PLAIN.get(sign, sign)


def _parse_settings(text: str) -> tuple[Setting, ...] | None:
    settings: list[Setting] = []
    for word in filter(None, _BLANKS.split(text)):
        name, equals, value = word.partition("=")
        plain = name[1:] if name[:1] in ("-", "!") else name
        if not _NAME.fullmatch(plain):
            return None
        match name[0]:
            case "-":
                settings.append((plain, False))
            case "!":
                settings.append((plain, None))
            case _:
                settings.append((plain, value if equals else True))
    return tuple(settings)
