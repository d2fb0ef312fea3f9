"""JSON into values and values into JSON, as far as every reader of GitHub's does it alike."""

from __future__ import annotations

import json
import math
from typing import NoReturn

from dodcheck.formats.nesting import find_too_deep
from dodcheck.workflows.expressions.coercion import text_of
from dodcheck.workflows.expressions.values import Array, Known, Object

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_INDENT = "  "
MAX_TEXT = 100_000
"""Longer texts are not built."""
_MAX_DEPTH = 100


class DisputedError(ValueError):
    """A text or value that not all of GitHub's readers take alike, or that is beyond the limits."""


def from_json(text: str) -> Known:
    """Return the value that a text stands for. Raises ``DisputedError``."""
    if find_too_deep(text, _MAX_DEPTH) is not None:
        raise DisputedError
    try:
        read: object = json.loads(
            text,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except ValueError:
        raise DisputedError from None
    return _known(read)


def _number(written: str) -> float:
    value = float(written)
    if math.isinf(value):
        raise DisputedError
    return value


def _constant(_written: str) -> NoReturn:
    raise DisputedError


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({key.lower() for key, _ in pairs}) < len(pairs):
        raise DisputedError
    return dict(pairs)


def _known(read: object) -> Known:
    match read:
        case list():
            return Array(tuple(_known(item) for item in read))
        case dict():
            return Object({str(key): _known(member) for key, member in read.items()})
        case float() | str() | bool() | None:
            return read
        case _:
            raise DisputedError


def to_json(value: Known) -> str:
    """Return a value as JSON, indented by two. Raises ``DisputedError``."""
    pieces: list[str] = []
    _write(value, "\n", pieces)
    text = "".join(pieces)
    if len(text) > MAX_TEXT:
        raise DisputedError
    return text


def _write(value: Known, line: str, pieces: list[str]) -> None:
    if len(line) > _MAX_DEPTH * len(_INDENT):
        raise DisputedError
    match value:
        case Array():
            _block("[]", [("", item) for item in value.items], line, pieces)
        case Object():
            _block("{}", [(f"{_quoted(key)}: ", member) for key, member in value.members.items()], line, pieces)
        case str():
            pieces.append(_quoted(value))
        case bool() | None:
            pieces.append({True: "true", False: "false", None: "null"}[value])
        case _:
            pieces.append(_digits(value))


def _block(signs: str, items: list[tuple[str, Known]], line: str, pieces: list[str]) -> None:
    inner = line + _INDENT
    pieces.append(signs[0])
    for number, (before, item) in enumerate(items):
        pieces.append(f"{',' if number else ''}{inner}{before}")
        _write(item, inner, pieces)
    pieces.append(f"{line if items else ''}{signs[1]}")


def _quoted(text: str) -> str:
    if any(not (" " <= letter <= "~") and letter not in _ESCAPED for letter in text):
        raise DisputedError
    return '"' + "".join(_ESCAPED.get(letter, letter) for letter in text) + '"'


def _digits(value: float) -> str:
    text = text_of(value)
    if text is None or not math.isfinite(value):
        raise DisputedError
    return text
