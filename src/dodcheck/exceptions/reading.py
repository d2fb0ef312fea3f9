"""Reads a YAML file of one list of exceptions and gathers its mistakes, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.errors import Mistake, UserError
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Node, Scalar, Sequence, duplicate_keys, load_nodes
from dodcheck.formats.yaml_nodes import known_values
from dodcheck.model.days import parse_day
from dodcheck.model.location import Location


@dataclass(frozen=True, slots=True)
class ExceptionsReader:
    """Reads one file: ``key`` is that of its list, ``one`` an item of it in words, ``example`` how the list is written.

    Every item has all of the ``fields``, and may have those of ``more``.
    """

    path: str
    key: str
    item_name: str
    fields: tuple[str, ...]
    example: str
    more: tuple[str, ...] = ()
    mistakes: list[Mistake] = field(default_factory=list)

    def items(self, data: bytes) -> tuple[Node, ...]:
        """Return the items of the list. Raises ``UserError`` where the file is empty or no YAML."""
        root = self._root(data)
        for key in duplicate_keys(root):
            self.add_mistake(key, f"`{key.value}` stands twice in one mapping")
        top = known_values(root, ("version", self.key), f"the {self.key} file", self.add_mistake)
        version, listed = top.get("version"), top.get(self.key)
        if not (isinstance(version, Scalar) and version.value == "1"):
            said = f"the {self.key} file says no version that this dodcheck knows"
            self.add_mistake(version or root, said, "Write: version: 1")
        if not isinstance(listed, Sequence):
            self.add_mistake(listed or root, f"`{self.key}` takes a list", self.example)
            return ()
        return listed.items

    def item(self, node: Node) -> dict[str, Node]:
        """Return the known fields that an item has; the others are noted."""
        before = len(self.mistakes)
        found = known_values(node, (*self.fields, *self.more), self.item_name, self.add_mistake)
        missing = [name for name in self.fields if name not in found]
        if missing and len(self.mistakes) == before:
            named = self.item_name.partition(" ")[2]
            self.add_mistake(node, f"this {named} has no {' and no '.join(missing)}", self.example)
        return found

    def words(self, name: str, node: Node) -> str:
        """Return the words of a field, empty where it has none."""
        words = node.value.strip() if isinstance(node, Scalar) else ""
        if not words:
            self.add_mistake(node, f"`{name}` takes words")
        return words

    def day(self, name: str, words: str | None, node: Node | None) -> date | None:
        """Return the day that the words of a field are, ``None`` where they are none, or none are there."""
        if not words or node is None:
            return None
        try:
            return parse_day(words)
        except ValueError:
            self.add_mistake(node, f"`{name}` takes a day such as 2026-12-31, not `{words[:40]}`")
            return None

    def raise_mistakes(self) -> None:
        """Raise ``UserError`` with every mistake, if there is one."""
        if self.mistakes:
            raise UserError(*self.mistakes)

    def add_mistake(self, node: Node, message: str, hint: str = "") -> None:
        """Note a mistake at the place of a node."""
        self.mistakes.append(Mistake(self.location_of(node), message, hint))

    def location_of(self, node: Node) -> Location:
        """Return where a node stands."""
        return Location(self.path, node.line, node.column)

    def _root(self, data: bytes) -> Node:
        try:
            root = load_nodes("\n".join(decode(data).raw))
        except UndecodableError as problem:
            raise UserError(Mistake(Location(self.path), str(problem))) from problem
        except FormatProblem as problem:
            at = Location(self.path, problem.line, problem.column)
            raise UserError(Mistake(at, f"no YAML: {problem}")) from problem
        if root is None:
            raise UserError(Mistake(Location(self.path), "the file is empty", "It begins with: version: 1"))
        return root
