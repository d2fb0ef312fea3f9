"""Rules that stand in a comment under their statement."""

from __future__ import annotations

from dodcheck.binding.grammar import Reading
from dodcheck.binding.tree import Tree
from dodcheck.errors import Mistake
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Node, duplicate_keys, load_nodes
from dodcheck.model.criterion import Directive
from dodcheck.model.location import Location

_HINT = "Write a rule: <!-- dodcheck {file: {path: README.md}} -->, or an id: <!-- dodcheck id: my-name -->"


def read_inline(directive: Directive) -> tuple[Tree | None, tuple[Mistake, ...]]:
    """Return the rule that a comment holds, or what is wrong with it."""
    start = directive.location

    def place(node: Node) -> Location:
        return _shifted(start, node.line, node.column)

    try:
        node = load_nodes(directive.text)
    except FormatProblem as problem:
        at = _within(start, directive.text, problem)
        return None, (Mistake(at, f"this dodcheck comment is no YAML: {problem}", _HINT),)
    if node is None:
        return None, (Mistake(start, "this dodcheck comment says nothing", _HINT),)
    reading = Reading(place)
    for key in duplicate_keys(node):
        reading.wrong(key, f"`{key.value}` stands twice in one mapping")
    tree = reading.rule(node)
    return tree, tuple(reading.mistakes)


def _within(start: Location, text: str, problem: FormatProblem) -> Location:
    """Return the place of a problem; what is missing behind the end of the comment is missing at its end."""
    lines = text.split("\n")
    if problem.line is None or problem.line > len(lines):
        return _shifted(start, len(lines), len(lines[-1]) + 1)
    return _shifted(start, problem.line, problem.column or 1)


def _shifted(start: Location, line: int, column: int) -> Location:
    return Location(start.path, (start.line or 1) + line - 1, column + (start.column or 1) - 1 if line == 1 else column)
