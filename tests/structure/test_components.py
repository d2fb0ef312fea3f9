from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from dodcheck.structure.components import connected_components
from dodcheck.structure.cycles import find_cycles
from dodcheck.structure.graph import Edge, Graph, GraphBuilder

NAMES = st.sampled_from("abcdefgh")
PAIRS = st.lists(st.tuples(NAMES, NAMES), max_size=24)


def graph_of(pairs: list[tuple[str, str]]) -> Graph:
    growing = GraphBuilder(set("abcdefgh"))
    for number, (source, target) in enumerate(pairs, start=1):
        growing.add(Edge(source, target, f"{source}.py", number))
    return growing.build()


def reached(graph: Graph) -> dict[str, dict[str, int]]:
    """Return how many steps lead from each module to each other that it reaches, by trying them all."""
    steps: dict[str, dict[str, int]] = {}
    for start in graph.nodes:
        found: dict[str, int] = {}
        edge_of = {(edge.source, edge.target) for edge in graph.edges}
        front, count = {start}, 0
        while front:
            count += 1
            front = {other for one in front for other in graph.nodes if (one, other) in edge_of and other not in found}
            found |= dict.fromkeys(front, count)
        steps[start] = found
    return steps


@given(PAIRS)
def test_a_tangle_is_what_reaches_each_other(pairs: list[tuple[str, str]]) -> None:
    graph = graph_of(pairs)
    steps = reached(graph)
    naive = {
        tuple(sorted(other for other in graph.nodes if other in steps[one] and one in steps[other]))
        for one in graph.nodes
        if one in steps[one]
    }
    assert connected_components(graph) == tuple(sorted(naive))


@given(PAIRS)
def test_the_witness_goes_round_by_edges_of_the_graph_and_none_is_shorter(pairs: list[tuple[str, str]]) -> None:
    graph = graph_of(pairs)
    steps = reached(graph)
    for cycle in find_cycles(graph):
        ends = [edge.target for edge in cycle.witness]
        assert [edge.source for edge in cycle.witness] == [ends[-1], *ends[:-1]]
        assert set(cycle.witness) <= set(graph.edges)
        assert len(cycle.witness) == min(steps[name][name] for name in cycle.modules)


@given(PAIRS)
def test_the_order_in_which_edges_are_told_makes_no_difference(pairs: list[tuple[str, str]]) -> None:
    edges = graph_of(pairs).edges
    again = GraphBuilder(set("abcdefgh"))
    for edge in reversed(edges):
        again.add(edge)
    assert find_cycles(again.build()) == find_cycles(graph_of(pairs))


def test_a_long_ring_and_a_large_knot_take_no_recursion_and_little_time() -> None:
    count = 20_000
    ring = Graph(
        tuple(f"{at:05}" for at in range(count)),
        tuple(Edge(f"{at:05}", f"{(at + 1) % count:05}", "a.py", 1) for at in range(count)),
    )
    before = process_time()
    (cycle,) = find_cycles(ring)
    assert (len(cycle.modules), len(cycle.witness)) == (count, count)
    assert process_time() - before < 20
