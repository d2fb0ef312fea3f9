"""What a rule asks of a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dodcheck.model.evidence import Place
from dodcheck.rules.structures.options import Counts
from dodcheck.structure.baseline import Baseline
from dodcheck.structure.graph import Edge, Graph, Reach
from dodcheck.structure.parts import Parts


class GraphWords(NamedTuple):
    """How a graph is spoken of: its nodes, its edges, what one node does to another, and what parts are made of."""

    node: str
    edge: str
    verb: str
    unit: str


class GraphQuestion(NamedTuple):
    """What a rule asks: no cycle, layers, no more than a baseline, and which edges count how."""

    words: GraphWords
    acyclic: bool = False
    layers: tuple[tuple[str, ...], ...] = ()
    baseline: Baseline | None = None
    counts: Mapping[Reach, Counts] = {}
    chains: Counts = Counts.COUNTED

    def strictly(self, graph: Graph) -> Graph:
        """Return the edges that surely count."""
        return graph.with_reaches(
            reach for reach in Reach if self.counts.get(reach, Counts.COUNTED) is Counts.COUNTED
        ).without_computed

    def widely(self, graph: Graph) -> Graph:
        """Return the edges that count or may count."""
        return graph.with_reaches(
            reach for reach in Reach if self.counts.get(reach, Counts.COUNTED) is not Counts.LEFT_OUT
        )


class ExaminedGraph(NamedTuple):
    """What is asked about: a graph for cycles and layers, and the parts that a baseline is compared with."""

    graph: Graph
    parts: Parts


def places_of(edges: Iterator[Edge] | tuple[Edge, ...]) -> tuple[Place, ...]:
    """Return the places that say so, each once."""
    return tuple(dict.fromkeys(Place(edge.path, edge.line) for edge in edges))


def shown(chain: tuple[Edge, ...]) -> str:
    """Return where each step of a way is told: `a.py:1, b.py:2 inside a function`."""
    return ", ".join(f"{edge.place}{_HOW[edge.reach]}" for edge in chain)


_HOW = {
    Reach.LOADED: "",
    Reach.LAZY: " inside a function",
    Reach.TYPING: " for type checkers",
    Reach.NESTED: " inside its own folder",
    Reach.COMPUTED: " by a name that is computed",
}
