"""Where the parts of a graph stand in a picture: in rows, whoever depends on others above them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dodcheck.structure.components import connected_components
from dodcheck.structure.graph import Edge, Graph
from dodcheck.structure.parts import Part, Parts

MOST: Final = 60
"""So many parts are drawn, those that are coupled most."""

PER_ROW: Final = 7
"""So many parts stand in a row; a longer one is broken."""


class Drawing(NamedTuple):
    """Rows of parts from the top, and what is drawn between them.

    ``down`` are dependencies that no others imply, ``round`` those inside a knot; ``implied`` and ``left`` count the
    dependencies and the parts that are not drawn.
    """

    rows: tuple[tuple[Part, ...], ...]
    down: tuple[Edge, ...]
    round: tuple[Edge, ...]
    implied: int
    left: int


def draw_parts(parts: Parts) -> Drawing:
    """Return the picture of some parts, the same for the same parts."""
    ranked = sorted(parts.parts, key=lambda one: (-(one.afferent + one.efferent), one.name))
    shown = {part.name: part for part in ranked[:MOST]}
    edges = tuple(edge for edge in parts.graph.edges if edge.source in shown and edge.target in shown)
    graph = Graph(tuple(sorted(shown)), edges)
    knot = {name: number for number, names in enumerate(connected_components(graph)) for name in names}
    inside = tuple(edge for edge in edges if knot.get(edge.source, -1) == knot.get(edge.target, -2))
    between = tuple(edge for edge in edges if edge not in frozenset(inside))
    levels = _levels(graph, knot, between)
    down = _dependencies_not_implied(graph.nodes, knot, between, levels)
    return Drawing(_rows(shown, levels, edges), down, inside, len(between) - len(down), len(ranked) - len(shown))


def _knot_or_part(knot: Mapping[str, int], name: str) -> str:
    """Return what stands for a part: itself, or its knot."""
    return f"\0{knot[name]}" if name in knot else name


def _levels(graph: Graph, knot: Mapping[str, int], between: Sequence[Edge]) -> dict[str, int]:
    """Return how far above the ground each part stands: one more than the highest that it depends on."""
    below: dict[str, set[str]] = {_knot_or_part(knot, name): set() for name in graph.nodes}
    for edge in between:
        below[_knot_or_part(knot, edge.source)].add(_knot_or_part(knot, edge.target))
    heights: dict[str, int] = {}
    while len(heights) < len(below):
        ready = [unit for unit, under in below.items() if unit not in heights and under <= heights.keys()]
        heights |= {unit: max((heights[one] + 1 for one in below[unit]), default=0) for unit in ready}
    return {name: heights[_knot_or_part(knot, name)] for name in graph.nodes}


def _dependencies_not_implied(
    nodes: Sequence[str], knot: Mapping[str, int], between: Sequence[Edge], levels: Mapping[str, int]
) -> tuple[Edge, ...]:
    """Return the dependencies that do not follow from others by way of a third part."""
    reached: dict[str, set[str]] = {}
    below: dict[str, set[str]] = {}
    for edge in between:
        below.setdefault(_knot_or_part(knot, edge.source), set()).add(_knot_or_part(knot, edge.target))
    for name in sorted(nodes, key=lambda one: levels[one]):
        unit = _knot_or_part(knot, name)
        reached[unit] = {far for near in below.get(unit, ()) for far in (near, *reached[near])}
    return tuple(
        edge
        for edge in between
        if not any(_knot_or_part(knot, edge.target) in reached[one] for one in below[_knot_or_part(knot, edge.source)])
    )


def _rows(shown: Mapping[str, Part], levels: Mapping[str, int], edges: Sequence[Edge]) -> tuple[tuple[Part, ...], ...]:
    """Return the rows from the top, each ordered by where those stand that depend on its parts."""
    above: dict[str, list[str]] = {}
    for edge in edges:
        above.setdefault(edge.target, []).append(edge.source)
    rows: list[tuple[Part, ...]] = []
    column: dict[str, float] = {}
    for level in range(max(levels.values(), default=-1), -1, -1):
        names = sorted(name for name in shown if levels[name] == level)
        names.sort(key=lambda name: _middle_column(above.get(name, ()), column))
        count = -(-len(names) // PER_ROW)
        size = -(-len(names) // count)
        pieces = [names[at : at + size] for at in range(0, len(names), size)]
        for piece in pieces:
            column |= {name: (at + 0.5) / len(piece) for at, name in enumerate(piece)}
            rows.append(tuple(shown[name] for name in piece))
    return tuple(rows)


def _middle_column(names: Sequence[str], column: Mapping[str, float]) -> float:
    known = [column[name] for name in names if name in column]
    return sum(known) / len(known) if known else 0.5
