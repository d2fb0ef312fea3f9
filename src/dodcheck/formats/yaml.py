"""YAML as nodes with places, read from libyaml's events and bounded: nothing in it can cost more than its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from dodcheck.formats.problem import FormatProblem, UnreadProblem

if TYPE_CHECKING:
    import yaml

MAX_DEPTH = 100
"""Deeper nesting, aliases followed, is not read: libyaml's own composer overflows the stack at some ten thousand."""
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
    documents = load_documents(text)
    if len(documents) > 1:
        second = documents[1]
        raise FormatProblem("a second document begins here; one is read", second.line, second.column)
    return documents[0] if documents else None


def load_documents(text: str) -> tuple[Node, ...]:
    """Return every document of a YAML text. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits."""
    breaks = _stand_ins(text)
    builder = _Builder(_codes({sign: own for own, sign in breaks.items()}))
    taking = builder.taking()
    give_events(text.translate(_codes(breaks)), lambda event: taking.get(type(event).__name__, _pass)(event))
    return tuple(builder.documents)


def _pass(_event: object) -> None:
    """Take an event that says nothing about nodes."""


def give_events(text: str, take: Callable[[Any], None]) -> None:
    """Give each event of a text to ``take``. Raises ``FormatProblem`` where there is none to give."""
    import yaml  # noqa: PLC0415 - lazy: 20 ms of start-up

    try:
        _read(getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text), take)
    except FormatProblem:
        raise
    except yaml.MarkedYAMLError as problem:
        raise _marked(problem) from None
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1 if isinstance(problem.position, int) else None
        raise FormatProblem(f"the character U+{_code(problem):04X} is not allowed", line) from None
    except (yaml.YAMLError, UnicodeError, ValueError) as problem:
        raise FormatProblem(str(problem).splitlines()[0] if str(problem) else "not understood") from None


def _stand_ins(text: str) -> dict[str, str]:
    """Return a character that the text has not for each that YAML 1.1 breaks lines at, and YAML 1.2 and git don't."""
    found = [sign for sign in "\x85\u2028\u2029" if sign in text]
    free = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in text)
    return dict(zip(found, free, strict=False))


def _codes(signs: dict[str, str]) -> dict[int, str]:
    return {ord(sign): other for sign, other in signs.items()}


def _read(parser: Any, take: Callable[[Any], None]) -> None:  # noqa: ANN401 - the loaders have no common typed base
    try:
        while (event := parser.get_event()) is not None:
            take(event)
    finally:
        parser.dispose()


def _marked(problem: yaml.MarkedYAMLError) -> FormatProblem:
    said = problem.problem or problem.context or "not understood"
    mark = problem.problem_mark or problem.context_mark
    return FormatProblem(said, mark.line + 1, mark.column + 1) if mark else FormatProblem(said)


def _code(problem: yaml.reader.ReaderError) -> int:
    character = problem.character
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been read, the nodes it holds with itself so far, and the levels below it."""

    mapping: bool
    line: int
    column: int
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Builder:
    """Builds nodes from events without recursion."""

    stand_ins: dict[int, str]
    documents: list[Node] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _anchors: dict[str, tuple[Node, int, int]] = field(default_factory=dict)
    _count: int = 0

    def taking(self) -> dict[str, Callable[[Any], None]]:
        """Return what takes an event of each kind; the others say nothing about nodes."""
        return {
            "ScalarEvent": self._scalar,
            "SequenceStartEvent": self._start,
            "MappingStartEvent": self._start,
            "SequenceEndEvent": self._end,
            "MappingEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._begin,
        }

    def _begin(self, _event: object) -> None:
        self._anchors.clear()

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - the library's events have no common typed base
        mark = event.start_mark
        value = event.value.translate(self.stand_ins) if self.stand_ins else event.value
        node = Scalar(value, not event.style, event.tag, mark.line + 1, mark.column + 1)
        self._counted(node, 1)
        self._add(node, event.anchor, 1, 0)

    def _start(self, event: Any) -> None:  # noqa: ANN401 - the same
        mark = event.start_mark
        if len(self._open) >= MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels", mark.line + 1, mark.column + 1)
        mapping = type(event).__name__ == "MappingStartEvent"
        self._open.append(_Open(mapping, mark.line + 1, mark.column + 1, event.anchor))

    def _end(self, _event: object) -> None:
        one = self._open.pop()
        pairs = tuple(zip(one.nodes[::2], one.nodes[1::2], strict=True)) if one.mapping else ()
        node = Mapping(pairs, one.line, one.column) if one.mapping else Sequence(tuple(one.nodes), one.line, one.column)
        self._counted(node, 1)
        self._add(node, one.anchor, one.size, one.height)

    def _alias(self, event: Any) -> None:  # noqa: ANN401 - the same
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        known = self._anchors.get(event.anchor)
        if known is None:
            raise FormatProblem(f"the alias *{event.anchor[:40]} names nothing before it", line, column)
        node, size, height = known
        if len(self._open) + height > MAX_DEPTH:
            raise UnreadProblem(f"nested deeper than {MAX_DEPTH} levels once aliases are followed", line, column)
        self._counted(node, size)
        self._add(node, None, size, height)

    def _counted(self, node: Node, size: int) -> None:
        self._count += size
        if self._count > MAX_NODES:
            raise UnreadProblem(f"more than {MAX_NODES:,} values once aliases are followed", node.line, node.column)

    def _add(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size, height)
        if self._open:
            parent = self._open[-1]
            parent.nodes.append(node)
            parent.size += size
            parent.height = max(parent.height, height + 1)
        else:
            self.documents.append(node)


def _below(node: Node) -> list[Node]:
    match node:
        case Sequence():
            return list(node.items)
        case Mapping():
            return [part for pair in node.pairs for part in pair]
        case _:
            return []


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and everything in it, each once, in document order; what an alias repeats does not come again."""
    todo, seen = [node], set[int]()
    while todo:
        one = todo.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            todo.extend(reversed(_below(one)))


def duplicate_keys(node: Node) -> tuple[Scalar, ...]:
    """Return each key that stands a second time in its mapping."""
    found: list[Scalar] = []
    for one in nodes(node):
        if isinstance(one, Mapping):
            seen: set[str] = set()
            for key, _ in one.pairs:
                if isinstance(key, Scalar):
                    if key.value in seen:
                        found.append(key)
                    seen.add(key.value)
    return tuple(found)
