"""Cycles: for each knot of modules that depend on each other, the shortest way round as its witness."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from dodcheck.structure.components import connected_components
from dodcheck.structure.graph import Edge, Graph, way_to

MAX_STEPS = 2_000_000
"""So many edges are followed in search of a shortest way round; of a larger knot, the shortest seen so far is told."""


class Cycle(NamedTuple):
    """A knot: all its modules, and a way round: each edge begins where the one before it ends."""

    modules: tuple[str, ...]
    witness: tuple[Edge, ...]

    @property
    def way(self) -> str:
        """The way round in signs: `a → b → a`."""
        return " → ".join([self.witness[0].source, *(edge.target for edge in self.witness)])


def find_cycles(graph: Graph) -> tuple[Cycle, ...]:
    """Return every knot of a graph, sorted by the first of its modules; each module is in one at most."""
    return tuple(Cycle(members, _shortest(graph, members)) for members in connected_components(graph))


def _shortest(graph: Graph, members: tuple[str, ...]) -> tuple[Edge, ...]:
    """Return a shortest way round inside a knot, the first of several by the order of names."""
    inside = frozenset(members)
    within = {name: [edge for edge in graph.edges_from[name] if edge.target in inside] for name in members}
    if two := _cycle_of_two(within):
        return two
    best: tuple[Edge, ...] = ()
    steps = 0
    for name in members:
        found, taken = _shortest_way_back(within, name, len(best) - 1 if best else len(members))
        best, steps = found or best, steps + taken
        if best and (steps > MAX_STEPS or len(best) == 3):  # noqa: PLR2004 - no way of two is there
            break
    return best


def _cycle_of_two(within: dict[str, list[Edge]]) -> tuple[Edge, ...]:
    there = {(edge.source, edge.target): edge for edges in within.values() for edge in edges}
    pairs = (edge for edge in there.values() if (edge.target, edge.source) in there)
    first = min(pairs, key=lambda edge: (edge.source, edge.target), default=None)
    return (first, there[first.target, first.source]) if first else ()


def _shortest_way_back(within: dict[str, list[Edge]], start: str, longest: int) -> tuple[tuple[Edge, ...], int]:
    """Return a shortest way from a module back to it of at most so many edges, empty for none, and the edges seen."""
    came: dict[str, Edge] = {}
    depth = {start: 0}
    queue, steps = deque([start]), 0
    while queue:
        name = queue.popleft()
        if depth[name] >= longest:
            break
        for edge in within[name]:
            steps += 1
            if edge.target == start:
                return way_to(edge, came), steps
            if edge.target not in depth:
                depth[edge.target] = depth[name] + 1
                came[edge.target] = edge
                queue.append(edge.target)
    return (), steps
