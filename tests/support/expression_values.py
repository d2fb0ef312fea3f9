"""Values of expressions as plain JSON, both ways, and the record of what GitHub's own package makes of expressions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from dodcheck.workflows.expressions.values import Array, Known, Object, Unknown, Value, outcomes


def known(read: object) -> Known:
    """Return a value for what was read as JSON."""
    match read:
        case list():
            return Array(tuple(known(one) for one in read))
        case dict():
            return Object({str(key): known(one) for key, one in read.items()})
        case str() | bool() | None:
            return read
        case int() | float():
            return float(read)
        case _:
            raise TypeError(read)


def plain(value: Value) -> object:
    """Return a value as the record writes it."""
    match value:
        case Unknown():
            return {"unknown": str(value)}
        case Array():
            return {"list": [plain(one) for one in value.items]}
        case Object():
            return {"object": [[key, plain(one)] for key, one in value.members.items()]}
        case str() | bool() | None:
            return value
        case _:
            return _number(float(value))


def _number(value: float) -> object:
    strange = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity", "-0.0": "0"}
    return {"number": strange[str(value)]} if str(value) in strange else value


def named(context: Mapping[str, Known]) -> Mapping[str, Known]:
    """Return everything that is in a context by its dotted name, what it is in as well."""
    found = dict(context)
    for name, value in context.items():
        found |= dict(_inside(name, value))
    return found


def _inside(before: str, value: Known) -> Iterator[tuple[str, Known]]:
    pairs: list[tuple[str, Known]] = []
    match value:
        case Object():
            pairs = [(key if before == "env" else key.lower(), one) for key, one in value.members.items()]
        case Array():
            pairs = [(str(at), one) for at, one in enumerate(value.items)]
        case _:
            pass
    for key, one in pairs:
        if "." not in key:
            yield f"{before}.{key}", one
            yield from _inside(f"{before}.{key}", one)


def fits(full: Value, partial: Value) -> bool:
    """Return whether what is known from a part of a context leaves room for what is so with all of it known."""
    if not isinstance(partial, Unknown):
        return plain(full) == plain(partial) and type(full) is type(partial)
    return not outcomes(full) & ~partial


RECORD_FILE = Path(__file__).resolve().parents[1] / "workflows" / "expressions" / "oracle" / "recorded.json"
RECORD = json.loads(RECORD_FILE.read_text(encoding="utf-8"), parse_int=float)
"""What was asked, and what was answered: see the README beside the file."""
CONTEXT: Mapping[str, Known] = {name: known(value) for name, value in RECORD["context"].items()} | {
    f"{name}()": held for name, held in RECORD["status"].items()
}
"""The context in which it was asked."""
