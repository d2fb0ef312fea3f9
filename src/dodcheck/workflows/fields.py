"""Fields of YAML nodes as GitHub reads them: every scalar is text, and a wrong shape is refused with its place."""

from __future__ import annotations

from collections.abc import Mapping as Fields
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.scalars import NULLS
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.workflows.folded_lines import lines_of_folded_text
from dodcheck.workflows.model import Script, Text

_BLOCK = "|"
_FOLDED = ">"


class Source(NamedTuple):
    """The lines of a file, to tell how a scalar is written."""

    lines: tuple[str, ...]

    def script(self, node: Scalar) -> Script:
        """Return a scalar as a script whose lines are known where they are lines of the file."""
        sign = self._sign(node)
        if sign == _BLOCK:
            return Script(node.value, node.line + 1, straight=True)
        if sign != _FOLDED:
            return Script(node.value, node.line, straight=False)
        folded = lines_of_folded_text(node.value, self.lines, node.line)
        return Script(node.value, folded[0], straight=False, folded=folded if len(set(folded)) > 1 else ())

    def _sign(self, node: Scalar) -> str:
        line = self.lines[node.line - 1] if node.line <= len(self.lines) else ""
        return "" if not node.plain and line[node.column - 1 : node.column] in ("'", '"') else _after_marks(line, node)


def _after_marks(line: str, node: Scalar) -> str:
    """Return the sign that a scalar begins with, behind its anchor and tag."""
    words = line[node.column - 1 :].split()
    word = next((word for word in words if word[0] not in "&!"), "")
    return word[:1] if not node.plain else ""


def fields(node: Node | None, what: str) -> Fields[str, Node]:
    """Return a mapping by its keys, empty where there is none or it is null. Raises ``FormatProblem``."""
    if node is None or is_null(node):
        return {}
    if not isinstance(node, Mapping):
        raise FormatProblem(f"{what} is no mapping", node.line, node.column)
    by_value: dict[str, Node] = {}
    for key, value in node.pairs:
        if not isinstance(key, Scalar):
            raise FormatProblem(f"a key of {what} is no word", key.line, key.column)
        by_value[key.value] = value
    return by_value


def text(node: Node | None, what: str) -> Text | None:
    """Return a scalar as text, ``None`` where there is none or it is null. Raises ``FormatProblem``."""
    if node is None:
        return None
    found = scalar(node, what)
    return None if found.plain and found.value in NULLS else Text(found.value, found.line)


def scalar(node: Node, what: str) -> Scalar:
    """Return a node that has to be a scalar. Raises ``FormatProblem``."""
    if not isinstance(node, Scalar):
        raise FormatProblem(f"{what} is no text", node.line, node.column)
    return node


def texts(node: Node | None, what: str) -> tuple[Text, ...]:
    """Return the texts of a list, or the one text in its place. Raises ``FormatProblem``."""
    if node is None or is_null(node):
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    return tuple(Text(scalar(item, f"an item of {what}").value, item.line) for item in items)


def items(node: Node | None, what: str) -> tuple[Node, ...]:
    """Return the items of a list. Raises ``FormatProblem``."""
    if node is None or is_null(node):
        return ()
    if not isinstance(node, Sequence):
        raise FormatProblem(f"{what} is no list", node.line, node.column)
    return node.items


def named_texts(node: Node | None, what: str) -> Fields[str, Text]:
    """Return the texts of a mapping by name. A value that is no scalar, or an expression for all, is left out."""
    if isinstance(node, Scalar):
        return {}
    pairs = fields(node, what).items()
    return {name: Text(value.value, value.line) for name, value in pairs if isinstance(value, Scalar)}


def is_null(node: Node) -> bool:
    """Return whether a node says nothing."""
    return isinstance(node, Scalar) and node.plain and node.value in NULLS
