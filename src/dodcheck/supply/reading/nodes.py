"""Nodes with lines as the values that JSON has."""

from __future__ import annotations

from math import isinf
from typing import Any

from dodcheck.formats.scalars import Kind, meaning
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, duplicate_keys
from dodcheck.formats.yaml_values import to_value
from dodcheck.supply.bom import Pointer
from dodcheck.supply.document import Lines
from dodcheck.supply.finding import Problem, Severity

MAX_REPEATED = 200
"""So many keys that stand twice are told."""

_LINE = "@line"


def at_line(number: int) -> Pointer:
    """Return a place that is a line and nothing else; what ``lines_in`` returns knows it."""
    return (_LINE, number)


def value_of(node: Node) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a node means by YAML 1.2 where YAML 1.1 agrees; what they dispute, such as ``1e3``, is a text."""
    match node:
        case Scalar():
            found = node.value if meaning(node).kind in (Kind.TEXT, Kind.UNCLEAR) else to_value(node)
            return node.value if isinstance(found, float) and isinf(found) else found
        case Sequence():
            return [value_of(item) for item in node.items]
        case Mapping():
            return {_key(key): value_of(value) for key, value in node.pairs}


def lines_in(root: Node) -> Lines:
    """Return what tells the lines of places below a node: of a value in a mapping that of its key."""

    def line(at: Pointer) -> int:
        if len(at) == 2 and at[0] == _LINE and isinstance(at[1], int):  # noqa: PLR2004 - the form of at_line
            return at[1]
        node, told = root, root.line
        for part in at:
            step = _step(node, part)
            if step is None:
                break
            told, node = step
        return told

    return line


def repeated_keys(root: Node) -> tuple[Problem, ...]:
    """Return that keys stand twice, each with the line of the second."""
    return tuple(_problem(key) for key in duplicate_keys(root)[:MAX_REPEATED])


def _problem(key: Scalar) -> Problem:
    said = f"the key {key.value[:80]!r} stands twice in one mapping, and readers differ in which value they take"
    return Problem("duplicate-key", Severity.ERROR, said, at_line(key.line))


def _step(node: Node, part: str | int) -> tuple[int, Node] | None:
    """Return the line and the node of one part of another."""
    if isinstance(node, Mapping):
        return next(((key.line, value) for key, value in reversed(node.pairs) if _key(key) == part), None)
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part].line, node.items[part]
    return None


def _key(key: Node) -> str:
    return key.value if isinstance(key, Scalar) else f"? {key.line}:{key.column}"
