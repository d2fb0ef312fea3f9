"""What YAML says, without its structure."""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any

from dodcheck.formats.yaml import Scalar, load_documents, walk_nodes
from dodcheck.formats.yaml_events import MAX_DEPTH, give_events

_BREAK = re.compile(r"\r\n|\r|\n")
_BEFORE_NODES = frozenset(":?[{,-\n\r\x85\u2028\u2029\ufeff")
"""What stands right before a node, blanks apart, where no word of it does."""


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a YAML text, as its nodes count them."""
    return tuple(_BREAK.split(text) if "\r" in text else text.split("\n"))


def unescaped_signs(text: str) -> str | None:
    """Return a YAML with its escapes as what they mean in double quotes; empty where it has none.

    A run of printable ASCII, but for quotes and backslashes, that a scalar has, stands in it or in the text itself. To
    look there is several times as fast as reading the scalars. ``None`` tells nothing: the YAML may not parse, say
    nothing, or have an alias, whose limits are not looked at here.
    """
    import yaml  # noqa: PLC0415 - lazy: 20 ms of start-up

    loader: Any = getattr(yaml, "CSafeLoader", None)
    if loader is None or _has_alias(text) or not _non_blank_pattern().search(text):
        return None
    try:
        loader(text).raw_parse()
    except (yaml.YAMLError, UnicodeError, ValueError):
        return None
    return _escape_pattern().sub(_unescape, text) if "\\" in text else ""


def _has_alias(text: str) -> bool:
    """Return whether an alias stands where a node may begin; that may as well be a line of a script."""
    for found in _alias_pattern().finditer(text):
        at = found.start()
        while at and text[at - 1] in " \t":
            at -= 1
        if not at or text[at - 1] in _BEFORE_NODES:
            return True
    return False


@cache
def _alias_pattern() -> re.Pattern[str]:
    """Return what looks like an alias, wherever it stands."""
    return re.compile(r"\*[0-9A-Za-z_-]++(?![^\s?:,\]}%@`\ufeff])")


@cache
def _escape_pattern() -> re.Pattern[str]:
    """Return an escape of a text in double quotes: with the digits of a character, of a line end, of another sign."""
    digits = r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(0[0-9a-fA-F]{7})"
    return re.compile(rf"\\(?:{digits}|(?:\r\n|[\n\r\x85\u2028\u2029])[ \t]*|(.))")


def _unescape(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2] or escape[3]
    if digits is not None:
        return chr(min(int(digits, 16), sys.maxunicode))
    return "" if escape[4] is None else "/" if escape[4] == "/" else escape[0]


@cache
def _non_blank_pattern() -> re.Pattern[str]:
    """Return what only a scalar that is not blank begins a line with."""
    return re.compile(r"^\w", re.MULTILINE)


def scalar_text(text: str) -> str:
    """Return every scalar of a YAML text, each from a line of its own; several times as fast as the nodes.

    Raises ``FormatProblem`` as ``load_documents`` does. Text with aliases is read by that, which knows their limits.
    """
    values: list[str] = []
    depth = 0

    def take(event: Any) -> None:  # noqa: ANN401 - the library's events have no common typed base
        nonlocal depth
        kind = type(event).__name__
        if kind == "ScalarEvent":
            values.append(event.value)
        elif kind in _DEEPER:
            depth += _DEEPER[kind]
            if depth > MAX_DEPTH:
                raise _NotPlainError
        elif kind == "AliasEvent":
            raise _NotPlainError

    try:
        give_events(text, take)
    except _NotPlainError:
        found = (
            scalar.value
            for document in load_documents(text)
            for scalar in walk_nodes(document)
            if isinstance(scalar, Scalar)
        )
        return "\n".join(found)
    return "\n".join(values)


_DEEPER = {"SequenceStartEvent": 1, "MappingStartEvent": 1, "SequenceEndEvent": -1, "MappingEndEvent": -1}


class _NotPlainError(Exception):
    """Raised where the events alone don't tell whether a text is within the limits."""
