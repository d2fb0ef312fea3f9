"""Binds an entry of a rules file to other words, and leaves every other byte as it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from dodcheck.binding.bind import same_words
from dodcheck.documents.text import decode
from dodcheck.errors import user_error
from dodcheck.formats.yaml import Mapping, Node, Scalar, load_nodes
from dodcheck.formats.yaml_events import give_events
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.setup.orphans import Rebinding
from dodcheck.setup.yaml_text import scalar

_BREAK = re.compile(r"\r\n|\r|\n")
_OWN_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\ue000")
"""What libyaml takes for line breaks and other tools don't; only places matter here, so any other sign will do."""


class _Edit(NamedTuple):
    """Characters to put in the place of others: offsets in the text."""

    start: int
    end: int
    text: str


class _EntryNodes(NamedTuple):
    """An entry as nodes: its key, what stands below it, and its asides."""

    key: Scalar
    body: Mapping
    asides: dict[str, Node]


def rebind_entry(path: str, data: bytes, rebinding: Rebinding) -> bytes:
    """Return the bytes of a rules file in which an entry names a statement and says its words.

    Raises ``UserError`` where the file is no UTF-8, or is written in a way that can't be changed piece by piece.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data.removeprefix(mark).decode("utf-8")
    except UnicodeDecodeError:
        raise user_error(
            f"{path} is no UTF-8, so it is not changed", f"Change it by hand: {_entry_by_hand(rebinding)}"
        ) from None
    changed = text
    for edit in sorted(_edits(text, "\n".join(decode(data).raw), rebinding), reverse=True):
        changed = changed[: edit.start] + edit.text + changed[edit.end :]
    return mark + changed.encode("utf-8")


def _entry_by_hand(rebinding: Rebinding) -> str:
    return f"says: {scalar(rebinding.criterion.text)}"


def _edits(text: str, lines: str, rebinding: Rebinding) -> Iterator[_Edit]:
    entry = _find_entry(lines, rebinding.entry.location)
    if entry is None:
        return
    offsets = _SourceOffsets(text, lines)
    criterion = rebinding.criterion
    if entry.key.value not in (criterion.shared_id, criterion.id):
        yield offsets.replacing(entry.key, scalar(criterion.id))
    missing = []
    for name, value in _changed_asides(entry, criterion):
        if name in entry.asides:
            yield offsets.replacing(entry.asides[name], value)
        else:
            missing.append(f"{name}: {value}")
    if missing:
        yield offsets.before_first_field(entry.body, missing)


def _changed_asides(entry: _EntryNodes, criterion: Criterion) -> Iterator[tuple[str, str]]:
    """Yield the asides that are to have another value."""
    nth, says = (_value(entry.asides.get(name)) for name in ("nth", "says"))
    if (nth is not None or criterion.twins > 1) and nth != str(criterion.nth):
        yield "nth", str(criterion.nth)
    if says is None or not same_words(says, criterion.text):
        yield "says", scalar(criterion.text)


def _value(node: Node | None) -> str | None:
    return node.value if isinstance(node, Scalar) else None


def _find_entry(lines: str, at: Location) -> _EntryNodes | None:
    """Return the entry whose key stands at a place."""
    root = load_nodes(lines)
    rules = [value for key, value in _pairs(root) if _value(key) == "rules"]
    for key, body in (pair for rule in rules for pair in _pairs(rule)):
        if isinstance(key, Scalar) and isinstance(body, Mapping) and (key.line, key.column) == (at.line, at.column):
            return _EntryNodes(key, body, {name.value: value for name, value in body.pairs if isinstance(name, Scalar)})
    return None


def _pairs(node: Node | None) -> tuple[tuple[Node, Node], ...]:
    return node.pairs if isinstance(node, Mapping) else ()


class _SourceOffsets:
    """Where the nodes of a YAML text begin and end in the text as it stands in the file."""

    def __init__(self, text: str, lines: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        self._ends: dict[tuple[int, int], tuple[int, int]] = {}
        give_events(lines.translate(_OWN_BREAKS), self._note_scalar_end)

    def replacing(self, node: Node, value: str) -> _Edit:
        """Return the edit that puts another scalar in the place of one."""
        start = self._offset(node.line, node.column)
        end = self._offset(*self._ends.get((node.line, node.column), (node.line, node.column)))
        return _Edit(start, start + len(self._text[start:end].rstrip()), value)

    def before_first_field(self, body: Mapping, fields: list[str]) -> _Edit:
        """Return the edit that puts fields before the first one of a mapping."""
        key = body.pairs[0][0]
        start = self._offset(key.line, key.column)
        inline = self._text[self._offset(body.line, body.column)] == "{"
        found = _BREAK.search(self._text)
        between = ", " if inline else (found[0] if found else "\n") + " " * (key.column - 1)
        return _Edit(start, start, "".join(f"{field}{between}" for field in fields))

    def _note_scalar_end(self, event: Any) -> None:  # noqa: ANN401 - the library's events have no common typed base
        if type(event).__name__ == "ScalarEvent":
            start, end = event.start_mark, event.end_mark
            self._ends[(start.line + 1, start.column + 1)] = (end.line + 1, end.column + 1)

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self._text)
