"""What is wrong with a file that does not fit its schema, in plain words and with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from dodcheck.formats.scalars import Kind, meaning
from dodcheck.formats.yaml import Mapping as Pairs
from dodcheck.formats.yaml import Node, Scalar, Sequence
from dodcheck.rules.values.query import written
from dodcheck.rules.values.value_words import cut, shown_option

MAX_CONTEXT = 200
"""Errors of the branches of one `anyOf` or `oneOf` that are compared."""

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
    "object": "a mapping",
    "array": "a list",
}


class Misfit(NamedTuple):
    """A sentence, the line it is about, and whether readers differ in the value that is wrong."""

    line: int
    words: str
    unclear: bool


def misfit(error: Any, root: Node) -> Misfit:  # noqa: ANN401 - jsonschema's error, which is imported late
    """Return what an error says; of branches that all fail, what the one that fits best lacks."""
    closest = _closest(error)
    path = list(closest.absolute_path)
    line, node = _at(root, path)
    unclear = isinstance(node, Scalar) and meaning(node).kind is Kind.UNCLEAR
    where = _where(path if closest.validator != "additionalProperties" else path[:-1])
    return Misfit(line, f"{where}{_SAID.get(closest.validator, _message)(closest)}", unclear)


def _closest(error: Any) -> Any:  # noqa: ANN401 - the same
    """Return the error of the branch that gets deepest into the file; the choice itself where none gets anywhere."""
    while error.context:
        parts = error.context[:MAX_CONTEXT]
        branches = [list(group) for _, group in groupby(parts, key=lambda error: error.relative_schema_path[0])]
        best = max(branches, key=_closeness)
        if _closeness(best)[0] == 0 and len(branches) > 1:
            return error
        error = max(best, key=lambda candidate: len(candidate.absolute_path))
    return error


def _closeness(branch: list[Any]) -> tuple[int, int, int]:
    """Return how well a branch fits: whether its type does, how deep its least deep error is, how few it has."""
    shallow = min(branch, key=lambda candidate: len(candidate.relative_path))
    mistyped = any(not one.relative_path and one.validator in ("type", "enum", "const", "pattern") for one in branch)
    return int(not mistyped), len(shallow.relative_path), -len(branch)


def _at(root: Node, path: Iterable[object]) -> tuple[int, Node]:
    """Return the line that a path leads to, and the innermost node on it that is there."""
    line, node = root.line, root
    for part in path:
        match node:
            case Pairs():
                pair = next(((k, v) for k, v in node.pairs if isinstance(k, Scalar) and k.value == part), None)
                if pair is None:
                    return line, node
                line, node = pair[0].line, pair[1]
            case Sequence() if isinstance(part, int) and part < len(node.items):
                node = node.items[part]
                line = node.line
            case _:
                return line, node
    return line, node


def _where(path: Iterable[object]) -> str:
    steps = "".join(f"[{part}]" if isinstance(part, int) else f".{written([str(part)])}" for part in path)
    return f"{steps.removeprefix('.')}: " if steps else ""


def _type(error: Any) -> str:  # noqa: ANN401 - the same
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    return f"{_shown(error.instance)} is not {' or '.join(_TYPES.get(type_, cut(str(type_))) for type_ in wanted)}"


def _enum(error: Any) -> str:  # noqa: ANN401 - the same
    return f"{_shown(error.instance)} is none of {cut(', '.join(map(_shown, error.validator_value[:20])))}"


def _const(error: Any) -> str:  # noqa: ANN401 - the same
    return f"{_shown(error.instance)} is not {_shown(error.validator_value)}"


def _required(error: Any) -> str:  # noqa: ANN401 - the same
    lost = [key for key in error.validator_value if key not in error.instance]
    return f"the key {' and '.join(f'“{cut(str(key))}”' for key in lost[:5])} is missing"


def _choice(error: Any) -> str:  # noqa: ANN401 - the same
    more = error.validator == "oneOf" and not error.context
    return f"{_shown(error.instance)} fits {'several forms where one may fit' if more else 'none of the allowed forms'}"


def _message(error: Any) -> str:  # noqa: ANN401 - the same
    return cut(" ".join(str(error.message).split()), 200)


_SAID: Mapping[str, Callable[[Any], str]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "anyOf": _choice,
    "oneOf": _choice,
}


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, list | dict) else shown_option(value)
