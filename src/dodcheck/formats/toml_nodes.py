"""TOML as the nodes that YAML has, with the lines of its keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from dodcheck.formats import toml
from dodcheck.formats.problem import UnreadProblem
from dodcheck.formats.scalars import CORE
from dodcheck.formats.toml_lines import Path, lines_of
from dodcheck.formats.yaml import MAX_NODES, Mapping, Node, Scalar, Sequence
from dodcheck.formats.yaml_events import MAX_DEPTH


def load_nodes(text: str) -> Node:
    """Return the table of a TOML text as nodes; one whose line can’t be told has that of what it stands in, or 0.

    Dates are texts, and floats keep theirs. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits.
    """
    table = toml.load_with_written_floats(text)
    return _Builder(lines_of(text)).node(table, (), 0)


@dataclass(slots=True)
class _Builder:
    """Makes nodes from plain values, each at the line of its path."""

    lines: dict[Path, int]
    made: int = 0

    def node(self, value: object, path: Path, above: int) -> Node:
        line = self.lines.get(path, above)
        self.made += 1
        if len(path) > MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", line)
        if self.made > MAX_NODES:
            raise UnreadProblem(f"more than {MAX_NODES:,} values", line)
        match value:
            case dict():
                return Mapping(tuple(self._pair(key, part, (*path, key), line) for key, part in value.items()), line, 1)
            case list():
                return Sequence(tuple(self.node(part, (*path, at), line) for at, part in enumerate(value)), line, 1)
            case _:
                return _scalar(value, line)

    def _pair(self, key: str, value: object, path: Path, above: int) -> tuple[Node, Node]:
        node = self.node(value, path, above)
        return Scalar(key, False, None, node.line, 1), node  # noqa: FBT003 - a field: a key is always text


def _scalar(value: object, line: int) -> Scalar:
    match value:
        case toml.WrittenFloat():
            return Scalar(str(value), True, f"{CORE}float", line, 1)  # noqa: FBT003 - a field: it stood without quotes
        case bool():
            return Scalar(str(value).lower(), True, f"{CORE}bool", line, 1)  # noqa: FBT003 - the same
        case int():
            return Scalar(str(value), True, f"{CORE}int", line, 1)  # noqa: FBT003 - the same
        case datetime() | date() | time():
            return Scalar(value.isoformat(), True, None, line, 1)  # noqa: FBT003 - the same
        case _:
            return Scalar(str(value), False, None, line, 1)  # noqa: FBT003 - the contrary
