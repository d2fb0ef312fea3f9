"""YAML as nodes with places, read from libyaml's events and bounded: nothing in it can cost more than its size."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml_events import MAX_DEPTH, give_by_class

MAX_NODES = 1_000_000
"""More nodes than this, aliases counted as often as they stand, are not read."""


class Scalar(NamedTuple):
    """A scalar: its text with escapes and folds resolved, whether it stood without quotes, its tag if it has one."""

    value: str
    plain: bool
    tag: str | None
    line: int
    column: int


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """Pairs of key and value in order; a key that stands twice is there twice."""

    pairs: tuple[tuple[Node, Node], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


def load_nodes(text: str) -> Node | None:
    """Return the one document of a YAML text, ``None`` for an empty one. Raises ``FormatProblem``."""
    return _single_document(_build(text).documents)


def load_tagged(text: str) -> tuple[Node | None, tuple[Scalar, ...]]:
    """Return what ``load_nodes`` does, and the scalars in it that have a tag, in their order."""
    builder = _build(text)
    return _single_document(builder.documents), tuple(builder.tagged)


def load_documents(text: str) -> tuple[Node, ...]:
    """Return every document of a YAML text. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits."""
    return tuple(_build(text).documents)


def _single_document(documents: list[Node]) -> Node | None:
    if len(documents) > 1:
        second = documents[1]
        raise FormatProblem("a second document begins here; one is read", second.line, second.column)
    return documents[0] if documents else None


def _build(text: str) -> _Builder:
    breaks = _stand_ins(text)
    builder = _Builder(_as_code_points({sign: own for own, sign in breaks.items()}))
    give_by_class(text.translate(_as_code_points(breaks)) if breaks else text, builder.handlers())
    return builder


def _ignore_event(_event: object) -> None:
    """Take an event that says nothing about nodes."""


def _stand_ins(text: str) -> dict[str, str]:
    """Return a character that the text has not for each that YAML 1.1 breaks lines at, and YAML 1.2 and git don't."""
    found = [sign for sign in "\x85\u2028\u2029" if sign in text]
    free = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    return dict(zip(found, free, strict=False))


def _as_code_points(signs: dict[str, str]) -> dict[int, str]:
    return {ord(sign): other for sign, other in signs.items()}


class _OpenCollection(NamedTuple):
    """A collection whose end has not been read: the nodes around it, and how many nodes had been read before it."""

    mapping: bool
    line: int
    column: int
    anchor: str | None
    around: list[Node]
    before: int


@dataclass(slots=True)
class _Builder:
    """Builds nodes from events without recursion; what it does for each scalar is most of the time that reading takes.

    ``_nodes`` are those of the innermost open collection so far, and ``_heights`` the levels below each open one.
    """

    stand_ins: dict[int, str]
    documents: list[Node] = field(default_factory=list)
    tagged: list[Scalar] = field(default_factory=list)
    _nodes: list[Node] = field(default_factory=list)
    _open: list[_OpenCollection] = field(default_factory=list)
    _heights: list[int] = field(default_factory=lambda: [0])
    _anchors: dict[str, tuple[Node, int, int]] = field(default_factory=dict)
    _count: int = 0

    def handlers(self) -> dict[type, Callable[[Any], None]]:
        """Return what takes an event, by its class."""
        import yaml  # noqa: PLC0415 - lazy: 20 ms of start-up

        self._nodes = self.documents
        return defaultdict(
            lambda: _ignore_event,
            {
                yaml.ScalarEvent: self._add_scalar,
                yaml.SequenceStartEvent: self._start_sequence,
                yaml.MappingStartEvent: self._start_mapping,
                yaml.SequenceEndEvent: self._end_collection,
                yaml.MappingEndEvent: self._end_collection,
                yaml.AliasEvent: self._add_alias,
                yaml.DocumentStartEvent: self._start_document,
            },
        )

    def _start_document(self, _event: object) -> None:
        self._anchors.clear()

    def _add_scalar(self, event: Any) -> None:  # noqa: ANN401 - the library's events have no common typed base
        mark = event.start_mark
        value = event.value.translate(self.stand_ins) if self.stand_ins else sys.intern(event.value)
        node = Scalar(value, not event.style, event.tag, mark.line + 1, mark.column + 1)
        self._count += 1
        if self._count > MAX_NODES:
            raise _too_many(node)
        if node.tag is not None:
            self.tagged.append(node)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, 1, 0)
        self._nodes.append(node)

    def _start_sequence(self, event: Any) -> None:  # noqa: ANN401 - the same
        self._start_collection(event, mapping=False)

    def _start_mapping(self, event: Any) -> None:  # noqa: ANN401 - the same
        self._start_collection(event, mapping=True)

    def _start_collection(self, event: Any, *, mapping: bool) -> None:  # noqa: ANN401 - the same
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if len(self._open) >= MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", line, column)
        self._open.append(_OpenCollection(mapping, line, column, event.anchor, self._nodes, self._count))
        self._heights.append(0)
        self._nodes = []

    def _end_collection(self, _event: object) -> None:
        one, found = self._open.pop(), self._nodes
        pairs = tuple(zip(found[::2], found[1::2], strict=True)) if one.mapping else ()
        node = Mapping(pairs, one.line, one.column) if one.mapping else Sequence(tuple(found), one.line, one.column)
        self._count += 1
        if self._count > MAX_NODES:
            raise _too_many(node)
        height = self._heights.pop() or bool(found)
        if one.anchor is not None:
            self._anchors[one.anchor] = (node, self._count - one.before, height)
        self._nodes = one.around
        self._nodes.append(node)
        self._raise_height(height)

    def _raise_height(self, height: int) -> None:
        self._heights[-1] = max(self._heights[-1], height + 1)

    def _add_alias(self, event: Any) -> None:  # noqa: ANN401 - the same
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        known = self._anchors.get(event.anchor)
        if known is None:
            raise FormatProblem(f"the alias *{event.anchor[:40]} names nothing before it", line, column)
        node, size, height = known
        if len(self._open) + height > MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels once aliases are followed", line, column)
        self._count += size
        if self._count > MAX_NODES:
            raise _too_many(node)
        self._nodes.append(node)
        self._raise_height(height)


def _too_many(node: Node) -> UnreadProblem:
    return UnreadProblem(f"more than {MAX_NODES:,} values once aliases are followed", node.line, node.column)


def _children(node: Node) -> list[Node]:
    match node:
        case Sequence():
            return list(node.items)
        case Mapping():
            return [part for pair in node.pairs for part in pair]
        case _:
            return []


def walk_nodes(node: Node) -> Iterator[Node]:
    """Yield a node and everything in it, each once, in document order; what an alias repeats does not come again."""
    todo, seen = [node], set[int]()
    while todo:
        one = todo.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            todo.extend(reversed(_children(one)))


def duplicate_keys(node: Node) -> tuple[Scalar, ...]:
    """Return each key that stands a second time in its mapping."""
    found: list[Scalar] = []
    todo, known = [node], set[int]()
    while todo:
        one = todo.pop()
        if id(one) not in known and not isinstance(one, Scalar):
            known.add(id(one))
            todo.extend([part for part in reversed(_children(one)) if not isinstance(part, Scalar)])
            found += _repeated_keys(one) if isinstance(one, Mapping) else ()
    return tuple(found)


def _repeated_keys(mapping: Mapping) -> list[Scalar]:
    keys = [key for key, _ in mapping.pairs if isinstance(key, Scalar)]
    if len({key.value for key in keys}) == len(keys):
        return []
    seen: set[str] = set()
    twice = []
    for key in keys:
        if key.value in seen:
            twice.append(key)
        seen.add(key.value)
    return twice
