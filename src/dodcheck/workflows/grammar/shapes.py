"""The shapes that a part of a file may have. Each refuses what does not fit, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Fields
from types import MappingProxyType
from typing import NamedTuple, Protocol

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, duplicate_keys, walk_nodes

_MERGE = "<<"


class Shape(Protocol):
    """What stands below a key."""

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` where a node does not fit below a key of this name."""


class Words(NamedTuple):
    """A scalar. ``why`` is what is said of one that does not fit: a clause behind its key."""

    fits: Callable[[Scalar], bool] | None = None
    why: str = "is no text"

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` for what is no scalar, or none that fits."""
        if type(node) is not Scalar or (self.fits is not None and not self.fits(node)):
            raise _misfit(node, name, self.why)


class List(NamedTuple):
    """A list of things of one shape."""

    item: Shape
    least: int = 0

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` for what is no list, or one with too little in it."""
        if type(node) is not Sequence:
            raise _misfit(node, name, "is no list")
        if len(node.items) < self.least:
            raise _misfit(node, name, "is empty")
        for item in node.items:
            self.item.check(item, name)


class Keys(NamedTuple):
    """A mapping with keys that are known. ``what`` says whose they are; of each pair in ``apart``, one may stand."""

    what: str
    keys: Fields[str, Shape]
    needed: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` for what is no mapping, an unknown key, and one that is missing."""
        if type(node) is not Mapping:
            raise _misfit(node, name, "is no mapping")
        shapes = self.keys
        values = set()
        for key, value in node.pairs:
            if type(key) is not Scalar:
                raise _unknown(key, self.what)
            shape = shapes.get(key.value)
            if shape is None:
                raise _unknown(key, self.what)
            shape.check(value, key.value)
            values.add(key.value)
        if len(values) < len(node.pairs):
            raise _twice(node)
        self._together(node, values)

    def _together(self, node: Mapping, found: set[str]) -> None:
        for key in self.needed:
            if key not in found:
                raise FormatProblem(f"{self.what} has no `{key}`", node.line, node.column)
        for one, other in self.apart:
            if one in found and other in found:
                raise FormatProblem(f"`{one}` and `{other}` stand together", node.line, node.column)


class Named(NamedTuple):
    """A mapping whose keys are free, as far as they meet ``fits``, with values of one shape."""

    value: Shape
    fits: Callable[[Scalar], bool] | None = None
    why: str = ""
    special: Fields[str, Shape] = MappingProxyType({})
    least: int = 0

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` for what is no mapping, a key that does not fit, and one that stands there twice."""
        if type(node) is not Mapping:
            raise _misfit(node, name, "is no mapping")
        if len(node.pairs) < self.least:
            raise _misfit(node, name, "is empty")
        found = set()
        for key, value in node.pairs:
            if type(key) is not Scalar or key.value == _MERGE:
                raise _unknown(key, f"`{name[:40]}`")
            if self.fits is not None and not self.fits(key):
                raise _misfit(key, key.value, self.why)
            self.special.get(key.value, self.value).check(value, key.value)
            found.add(key.value.upper())
        if len(found) < len(node.pairs):
            raise _twice(node)


class Either(NamedTuple):
    """A shape for each kind of node that may stand there; ``why`` is what is said of any other."""

    why: str
    scalar: Shape | None = None
    items: Shape | None = None
    mapping: Shape | None = None

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` for a node of another kind, or one that does not fit."""
        kind = type(node)
        shape = self.scalar if kind is Scalar else self.mapping if kind is Mapping else self.items
        if shape is None:
            raise _misfit(node, name, self.why)
        shape.check(node, name)


class Chosen(NamedTuple):
    """A mapping whose shape depends on its keys."""

    choose: Callable[[Mapping], Shape]

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` for what is no mapping, or does not fit the shape that its keys ask for."""
        if type(node) is not Mapping:
            raise _misfit(node, name, "is no mapping")
        self.choose(node).check(node, name)


class Anything:
    """Whatever YAML knows, as long as no key stands twice in a mapping."""

    def check(self, node: Node, name: str) -> None:
        """Raise ``FormatProblem`` for keys that no mapping may have."""
        if type(node) is Scalar:
            return
        for twice in duplicate_keys(node):
            raise _stands_twice(twice)
        for one in walk_nodes(node):
            for key, _ in one.pairs if isinstance(one, Mapping) else ():
                if type(key) is not Scalar or key.value == _MERGE:
                    raise _unknown(key, f"`{name[:40]}`")


def keys_of(node: Mapping) -> set[str]:
    """Return the keys of a mapping."""
    return {key.value for key, _ in node.pairs if isinstance(key, Scalar)}


def one_of(words: Iterable[str]) -> Words:
    """Return a scalar that is one of some words."""
    known = frozenset(words)
    return Words(lambda node: node.value in known, "has none of the values that are known for it")


def _misfit(node: Node, name: str, why: str) -> FormatProblem:
    return FormatProblem(f"`{name[:40]}` {why}", node.line, node.column)


def _unknown(key: Node, what: str) -> FormatProblem:
    if not isinstance(key, Scalar):
        return FormatProblem(f"a key of {what} is no word", key.line, key.column)
    if key.value == _MERGE:
        return FormatProblem("the merge key `<<` is not supported", key.line, key.column)
    return FormatProblem(f"`{key.value[:40]}` is no key of {what}", key.line, key.column)


def _twice(node: Mapping) -> FormatProblem:
    """Return what is said of the second of two keys that differ in case at most."""
    seen: set[str] = set()
    for key, _ in node.pairs:
        if isinstance(key, Scalar):
            if key.value.upper() in seen:
                return _stands_twice(key)
            seen.add(key.value.upper())
    return FormatProblem("a key stands there twice", node.line, node.column)


def _stands_twice(key: Scalar) -> FormatProblem:
    return FormatProblem(f"the key `{key.value[:40]}` stands there twice", key.line, key.column)
