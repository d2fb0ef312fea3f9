"""Reads dodcheck.waivers.yml; every mistake is kept with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.errors import Mistake, UserError
from dodcheck.exceptions.waivers import Waivers
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, duplicate_keys, load_nodes
from dodcheck.model.days import day
from dodcheck.model.location import Location
from dodcheck.model.report import Waiver

_FIELDS = ("criterion", "reason", "owner", "expires")
_EXAMPLE = "waivers: [{criterion: phase-1/a-md-created, reason: why, owner: who, expires: 2026-12-31}]"


def read_waivers(path: str, data: bytes) -> Waivers:
    """Return what a waivers file says. Raises ``UserError`` with every mistake in it."""
    try:
        root = load_nodes("\n".join(decode(data).raw))
    except UndecodableError as problem:
        raise UserError(Mistake(Location(path), str(problem))) from problem
    except FormatProblem as problem:
        raise UserError(Mistake(Location(path, problem.line, problem.column), f"no YAML: {problem}")) from problem
    if root is None:
        raise UserError(Mistake(Location(path), "the file is empty", "It begins with: version: 1"))
    reading = _Reading(path)
    entries = reading.file(root)
    if reading.mistakes:
        raise UserError(*reading.mistakes)
    return Waivers(path, entries)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one waivers file and gathers its mistakes."""

    path: str
    mistakes: list[Mistake] = field(default_factory=list)

    def file(self, root: Node) -> tuple[tuple[Waiver, Location], ...]:
        for key in duplicate_keys(root):
            self._wrong(key, f"`{key.value}` stands twice in one mapping")
        top = self._fields(root, ("version", "waivers"), "the waivers file")
        version, listed = top.get("version"), top.get("waivers")
        if not (isinstance(version, Scalar) and version.value == "1"):
            said = "the waivers file says no version that this dodcheck knows"
            self._wrong(version or root, said, "Write: version: 1")
        if not isinstance(listed, Sequence):
            self._wrong(listed or root, "`waivers` takes a list", _EXAMPLE)
            return ()
        read = [self._waiver(item) for item in listed.items]
        return tuple(one for one in read if one)

    def _waiver(self, item: Node) -> tuple[Waiver, Location] | None:
        before = len(self.mistakes)
        told = {name: self._words(name, node) for name, node in self._fields(item, _FIELDS, "a waiver").items()}
        missing = [name for name in _FIELDS if name not in told]
        if missing and len(self.mistakes) == before:
            self._wrong(item, f"this waiver has no {' and no '.join(missing)}", _EXAMPLE)
        if len(self.mistakes) > before:
            return None
        try:
            expires = day(told["expires"])
        except ValueError:
            self._wrong(item, f"`expires` takes a day such as 2026-12-31, not `{told['expires'][:40]}`")
            return None
        return Waiver(told["criterion"], told["reason"], told["owner"], expires), self._place(item)

    def _words(self, name: str, node: Node) -> str:
        words = node.value.strip() if isinstance(node, Scalar) else ""
        if not words:
            self._wrong(node, f"`{name}` takes words")
        return words

    def _fields(self, node: Node, known: tuple[str, ...], what: str) -> dict[str, Node]:
        if not isinstance(node, Mapping):
            self._wrong(node, f"{what} is no mapping", f"Its keys are: {', '.join(known)}.")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.pairs:
            if isinstance(key, Scalar) and key.value in known:
                found.setdefault(key.value, value)
            else:
                shown = key.value[:60] if isinstance(key, Scalar) else "?"
                self._wrong(key, f"unknown key `{shown}`", f"The keys are: {', '.join(known)}.")
        return found

    def _wrong(self, node: Node, message: str, hint: str = "") -> None:
        self.mistakes.append(Mistake(self._place(node), message, hint))

    def _place(self, node: Node) -> Location:
        return Location(self.path, node.line, node.column)
