"""Strongly connected components, in linear time and without recursion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dodcheck.structure.graph import Graph


def connected_components(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Return the modules of each component with more than one, sorted by name, the components by their first one.

    Every module of such a component depends on every other, and on itself by way of them (Tarjan 1972).
    """
    search = _TarjanSearch(graph)
    for name in graph.nodes:
        search.visit(name)
    return tuple(sorted(search.found))


@dataclass(slots=True)
class _TarjanSearch:
    graph: Graph
    found: list[tuple[str, ...]] = field(default_factory=list)
    _number: dict[str, int] = field(default_factory=dict)
    _low: dict[str, int] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _is_open: set[str] = field(default_factory=set)

    def visit(self, start: str) -> None:
        """Find the components that can be reached from a module, without those that are known."""
        if start in self._number:
            return
        way = [(start, self._number_module(start))]
        while way:
            name, targets = way[-1]
            fresh = self._next_unvisited(name, targets)
            if fresh is not None:
                way.append((fresh, self._number_module(fresh)))
                continue
            way.pop()
            if way:
                above = way[-1][0]
                self._low[above] = min(self._low[above], self._low[name])
            if self._low[name] == self._number[name]:
                self._close_module(name)

    def _number_module(self, name: str) -> Iterator[str]:
        self._number[name] = self._low[name] = len(self._number)
        self._open.append(name)
        self._is_open.add(name)
        return (edge.target for edge in self.graph.edges_from.get(name, ()))

    def _next_unvisited(self, name: str, targets: Iterator[str]) -> str | None:
        """Return the next module that was not visited yet, ``None`` where none is left."""
        for target in targets:
            if target not in self._number:
                return target
            if target in self._is_open:
                self._low[name] = min(self._low[name], self._number[target])
        return None

    def _close_module(self, name: str) -> None:
        members = []
        while True:
            member = self._open.pop()
            self._is_open.discard(member)
            members.append(member)
            if member == name:
                break
        if len(members) > 1:
            self.found.append(tuple(sorted(members)))
