"""Circles of dependencies, each with the shortest way around from its first member."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from dodcheck.supply.bom import Bom, Pointer
from dodcheck.supply.codes import excerpt
from dodcheck.supply.finding import Problem
from dodcheck.supply.meaning.codes import problem

_MOST_SHOWN = 6
"""Members of a circle that are named; the others are counted."""

_Graph = Mapping[str, Sequence[str]]


def problems(bom: Bom) -> Iterator[Problem]:
    """Yield one circle of each set of components that all depend on each other."""
    graph: dict[str, list[str]] = {}
    places: dict[str, Pointer] = {}
    for dependency in bom.dependencies:
        graph.setdefault(dependency.ref, []).extend(dependency.on)
        places.setdefault(dependency.ref, dependency.at)
    inside = _sets(graph)
    told: set[int] = set()
    for ref, on in graph.items():
        if inside[ref] in told:
            continue
        if ref in on:
            told.add(inside[ref])
            yield problem("dependency-cycle", f"{excerpt(ref)} depends on itself", places[ref])
            continue
        way = _way_around(graph, inside, ref)
        if way:
            told.add(inside[ref])
            yield problem("dependency-cycle", f"dependencies go in a circle: {_as_words(way)}", places[ref])


def _as_words(way: Sequence[str]) -> str:
    names = [excerpt(name) for name in way]
    if len(names) > _MOST_SHOWN:
        left = len(names) - _MOST_SHOWN
        names[_MOST_SHOWN:] = [f"{left} more"]
    return " → ".join([*names, excerpt(way[0])])


def _way_around(graph: _Graph, inside: Mapping[str, int], start: str) -> list[str]:
    """Return the shortest way from a member of a set back to itself, without that again at its end."""
    before: dict[str, str] = {start: start}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in graph.get(here, ()):
            if there == start:
                return _way_from_root(before, here)
            if there not in before and inside[there] == inside[start]:
                before[there] = here
                queue.append(there)
    return []


def _way_from_root(before: Mapping[str, str], end: str) -> list[str]:
    way = [end]
    while before[way[-1]] != way[-1]:
        way.append(before[way[-1]])
    return way[::-1]


def _sets(graph: _Graph) -> Mapping[str, int]:
    """Return the strongly connected set of every node, by a number: Tarjan's, with a stack of its own."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    found: dict[str, int] = {}
    open_: list[str] = []
    for root in graph:
        if root in order:
            continue
        work = [(root, iter(graph[root]))]
        order[root] = low[root] = len(order)
        open_.append(root)
        while work:
            here, rest = work[-1]
            there = next(rest, None)
            if there is None:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[here])
                if low[here] == order[here]:
                    _close(open_, found, here)
            elif there not in order:
                order[there] = low[there] = len(order)
                open_.append(there)
                work.append((there, iter(graph.get(there, ()))))
            elif there not in found:
                low[here] = min(low[here], order[there])
    return found


def _close(open_: list[str], found: dict[str, int], root: str) -> None:
    number = len(found)
    while open_:
        node = open_.pop()
        found[node] = number
        if node == root:
            return
