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

    def place(node: Node) -> Location:
        return _shifted(directive, node.line, node.column)

    try:
        node = load_nodes(directive.text)
    except FormatProblem as problem:
        at = _within(directive, problem)
        return None, (Mistake(at, f"this dodcheck comment is no YAML: {problem}", _HINT),)
    if node is None:
        return None, (Mistake(directive.location, "this dodcheck comment says nothing", _HINT),)
    reading = Reading(place)
    for key in duplicate_keys(node):
        reading.wrong(key, f"`{key.value}` stands twice in one mapping")
    tree = reading.rule(node)
    return tree, tuple(reading.mistakes)


def _within(directive: Directive, problem: FormatProblem) -> Location:
    """Return the place of a problem; what is missing behind the end of the comment is missing at its end."""
    lines = directive.text.split("\n")
    if problem.line is None or problem.line > len(lines):
        return _shifted(directive, len(lines), len(lines[-1]) + 1)
    return _shifted(directive, problem.line, problem.column or 1)


def _shifted(directive: Directive, line: int, column: int) -> Location:
    """Return the place in the file of one in the comment, both from 1."""
    start = directive.location
    before = (start.column or 1) - 1 if line == 1 else sum(directive.indents[line - 2 : line - 1])
    return Location(start.path, (start.line or 1) + line - 1, column + before)
