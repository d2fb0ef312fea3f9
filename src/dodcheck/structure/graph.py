"""A graph of modules: who depends on whom, where that is said, and when it takes effect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple


class Reach(IntEnum):
    """When a dependency takes effect; of several between two modules, the first of these counts.

    ``LOADED``: as soon as the file is loaded. ``LAZY``: when a function is called, or the file is run as a script.
    ``TYPING``: for type checkers alone. ``NESTED``: between a folder and one that stands inside it. ``COMPUTED``: by a
    name that is computed while the program runs, so that it may lead elsewhere.
    """

    LOADED = 0
    LAZY = 1
    TYPING = 2
    NESTED = 3
    COMPUTED = 4


class Edge(NamedTuple):
    """One module depends on another: ``path`` and ``line`` (from 1) say so. ``pairs`` is how many it sums up."""

    source: str
    target: str
    path: str
    line: int
    reach: Reach = Reach.LOADED
    pairs: int = 1

    @property
    def place(self) -> str:
        """The place, as it is written in a sentence."""
        return f"{self.path}:{self.line}"


@dataclass(frozen=True)
class Graph:
    """Modules by their names, sorted, and one edge at most from each to each other, sorted by those names."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def edges_from(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that leave each module; a module without any is not in it."""
        found: dict[str, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.source, []).append(edge)
        return {name: tuple(edges) for name, edges in found.items()}

    @property
    def without_computed(self) -> Graph:
        """The same modules with the edges that are surely there."""
        return self.with_reaches(one for one in Reach if one is not Reach.COMPUTED)

    def with_reaches(self, reaches: Iterable[Reach]) -> Graph:
        """Return the same modules with the edges of these reaches alone."""
        kept = frozenset(reaches)
        return Graph(self.nodes, tuple(edge for edge in self.edges if edge.reach in kept))


@dataclass(slots=True)
class GraphBuilder:
    """A graph as it is found: an edge that is told twice is the one with the earlier reach, then the first place."""

    nodes: set[str] = field(default_factory=set)
    _edges: dict[tuple[str, str], Edge] = field(default_factory=dict)

    def add(self, edge: Edge) -> None:
        """Keep an edge between two different modules; what a module says of itself is no edge."""
        if edge.source == edge.target:
            return
        self.nodes.update((edge.source, edge.target))
        key = edge.source, edge.target
        known = self._edges.get(key)
        if known is None or _order(edge) < _order(known):
            self._edges[key] = edge

    def build(self) -> Graph:
        """Return the graph."""
        return Graph(tuple(sorted(self.nodes)), tuple(self._edges[key] for key in sorted(self._edges)))


def _order(edge: Edge) -> tuple[Reach, str, int]:
    return edge.reach, edge.path, edge.line


def way_to(last: Edge, came: Mapping[str, Edge]) -> tuple[Edge, ...]:
    """Return the edges of a way that ends with one; ``came`` is the edge by which each module on it was reached."""
    way = [last]
    while way[-1].source in came:
        way.append(came[way[-1].source])
    return tuple(reversed(way))
