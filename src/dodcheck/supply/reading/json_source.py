"""JSON, bounded: its value, the keys that stand twice, and lines for those who ask."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from dodcheck.formats.nesting import find_too_deep
from dodcheck.supply.bom import Pointer
from dodcheck.supply.document import NotRead
from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.decoding import Decoded
from dodcheck.supply.reading.json_lines import lines_of
from dodcheck.supply.reading.sources import JsonSource
from dodcheck.supply.reading.walk import MAX_DEPTH, objects_in

MAX_REPEATED = 200
"""So many keys that stand twice are told."""
_MAX_DIGITS = 300
"""Longer numbers are no sizes, versions or positions; converting them takes time that grows faster than they do."""


def json_source(document: Decoded) -> JsonSource:
    """Return a JSON object. Raises ``NotRead`` for what is none, and beyond the limits of depth and digits."""
    repeated: dict[int, tuple[dict[str, Any], str]] = {}  # the objects too: an id is free again once its object is gone

    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        if len(value) < len(pairs):
            repeated[id(value)] = value, _first_again(pairs)
        return value

    value = _load_json(document.text, made)
    if not isinstance(value, dict):
        raise NotRead("it is no bill of materials: its outermost value is not an object")
    found = (*_encoding(document), *_repeated_key_problems(value, repeated))
    return JsonSource(value, lines_of(document.text), found)


def _load_json(text: str, made: Any) -> object:  # noqa: ANN401 - what json calls with the pairs of an object
    if find_too_deep(text, MAX_DEPTH) is not None:
        raise NotRead(f"it is nested deeper than {MAX_DEPTH} levels", unsure=True)
    try:
        return json.loads(
            text, object_pairs_hook=made, parse_constant=_refuse, parse_int=_read_integer, parse_float=_number
        )
    except json.JSONDecodeError as problem:
        said = problem.msg[:1].lower() + problem.msg[1:]
        raise NotRead(f"it is no JSON: {said} (column {problem.colno})", problem.lineno) from None


def _refuse(constant: str) -> object:
    raise NotRead(f"it is no JSON: {constant} is no value")


def _read_integer(said: str) -> int:
    if len(said) > _MAX_DIGITS:
        raise NotRead(f"it holds a number with more than {_MAX_DIGITS} digits", unsure=True)
    return int(said)


def _number(said: str) -> float:
    value = float(said)
    if value in (float("inf"), float("-inf")):
        raise NotRead("it holds a number that is too large", unsure=True)
    return value


def _first_again(pairs: list[tuple[str, Any]]) -> str:
    counted = Counter(key for key, _ in pairs)
    return next(key for key, count in counted.items() if count > 1)


def _encoding(document: Decoded) -> tuple[Problem, ...]:
    if document.encoding == "UTF-8":
        return ()
    said = f"it is written in {document.encoding}, and JSON that others read has to be UTF-8"
    return (Problem("encoding", Severity.WARNING, said, ()),)


def _repeated_key_problems(
    value: dict[str, Any], repeated: dict[int, tuple[dict[str, Any], str]]
) -> tuple[Problem, ...]:
    if not repeated:
        return ()
    found = [(*at, repeated[id(one)][1]) for at, one in objects_in(value) if id(one) in repeated]
    return tuple(map(_problem, found[:MAX_REPEATED] or [()]))


def _problem(at: Pointer) -> Problem:
    what = f"the key {str(at[-1])[:80]!r} stands" if at else "a key stands"
    said = f"{what} twice in one object, and readers differ in which value they take"
    return Problem("duplicate-key", Severity.ERROR, said, at)
