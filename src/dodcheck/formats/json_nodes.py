"""JSON as the nodes that YAML has, with their lines."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from dodcheck.formats.json import refuse_constant
from dodcheck.formats.nesting import find_too_deep
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.scalars import CORE
from dodcheck.formats.yaml import MAX_NODES, Mapping, Node, Scalar, Sequence
from dodcheck.formats.yaml_events import MAX_DEPTH

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[-+.\w]+|[\n{}\[\]]')
_WORDS = {"true": f"{CORE}bool", "false": f"{CORE}bool", "null": f"{CORE}null"}


@dataclass(slots=True)
class _OpenCollection:
    """An object or a list whose end has not been read, and the nodes in it so far."""

    mapping: bool
    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)

    def as_node(self) -> Node:
        if not self.mapping:
            return Sequence(tuple(self.nodes), self.line, self.column)
        pairs = tuple(zip(self.nodes[::2], self.nodes[1::2], strict=True))
        return Mapping(pairs, self.line, self.column)


def load_nodes(text: str) -> Node:
    """Return the value of a JSON text; a key that stands twice is there twice, and numbers keep their text.

    Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits, which are those of YAML.
    """
    text = text.removeprefix("\ufeff")
    deep = find_too_deep(text, MAX_DEPTH)
    if deep is not None:
        line, column = text.count("\n", 0, deep) + 1, deep - text.rfind("\n", 0, deep)
        raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", line, column)
    _check(text)
    open_, line, start = [_OpenCollection(mapping=False, line=1, column=1)], 1, 0
    count = 0
    for found in _TOKEN.finditer(text):
        said = found[0]
        if said == "\n":
            line, start = line + 1, found.end()
            continue
        column = found.start() - start + 1
        if said in "{[":
            open_.append(_OpenCollection(said == "{", line, column))
            continue
        count += 1
        if count > MAX_NODES:
            raise UnreadProblem(f"more than {MAX_NODES:,} values", line, column)
        node = open_.pop().as_node() if said in "}]" else _scalar(said, line, column)
        open_[-1].nodes.append(node)
    return open_[0].nodes[0]


def _scalar(said: str, line: int, column: int) -> Scalar:
    if said.startswith('"'):
        return Scalar(json.loads(said), False, None, line, column)  # noqa: FBT003 - a field: it stood in quotes
    return Scalar(said, True, _WORDS.get(said, f"{CORE}float"), line, column)  # noqa: FBT003 - the same


def _check(text: str) -> None:
    """Raise a problem where a text is no JSON. Numbers of any length are JSON, so none is converted here."""
    try:
        json.loads(text, parse_constant=refuse_constant, parse_int=str, parse_float=str)
    except json.JSONDecodeError as problem:
        raise FormatProblem(problem.msg[:1].lower() + problem.msg[1:], problem.lineno, problem.colno) from None
