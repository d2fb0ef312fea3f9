from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.structure.graph import Edge, Graph, GraphBuilder
from dodcheck.structure.layers import check_layers

MODULES = ["a.x", "a.y", "b.x", "b.y", "c", "d"]
LAYERS = (("a",), ("b",), ("c",))


def graph_of(pairs: Sequence[tuple[str, str]]) -> Graph:
    growing = GraphBuilder(set(MODULES))
    for source, target in pairs:
        growing.add(Edge(source, target, "m.py", 1))
    return growing.build()


@pytest.mark.parametrize(
    ("pairs", "layers", "ways"),
    [
        ([("a.x", "b.x"), ("b.x", "c"), ("a.x", "c")], LAYERS, []),
        ([("c", "a.x")], LAYERS, ["c → a.x"]),
        ([("c", "d"), ("d", "a.x")], LAYERS, ["c → d → a.x"]),
        ([("a.x", "a.y"), ("a.y", "a.x")], LAYERS, []),
        ([("c", "d"), ("d", "b.x"), ("c", "b.y")], LAYERS, ["c → b.y"]),
        ([("b.x", "a.y")], (("a.y", "b.x"), ("a", "b")), []),
        ([("a.x", "a.y")], (("a.y",), ("a",)), ["a.x → a.y"]),
        ([("b.x", "a.x")], (("a.*",), ("b.?",)), ["b.x → a.x"]),
    ],
)
def test_what_leads_up(pairs: list[tuple[str, str]], layers: tuple[tuple[str, ...], ...], ways: list[str]) -> None:
    assert [one.way for one in check_layers(graph_of(pairs), layers).violations] == ways


def test_names_that_match_nothing_are_told() -> None:
    told = check_layers(graph_of([]), (("a", "gone"), ("b.z", "d.*"), ("a.x",)))
    assert (told.modules, told.empty) == (2, ("b.z", "d.*", "gone"))


@given(st.lists(st.tuples(st.sampled_from(MODULES), st.sampled_from(MODULES)), max_size=16))
def test_a_way_up_is_found_exactly_where_one_is(pairs: list[tuple[str, str]]) -> None:
    graph = graph_of(pairs)
    layer = {name: at for at, (top,) in enumerate(LAYERS) for name in MODULES if name.startswith(top)}
    up = set()
    for start, at in layer.items():
        front, seen = {start}, set[str]()
        while front:
            seen |= front
            targets = {edge.target for edge in graph.edges if edge.source in front}
            up |= {(at, layer[one]) for one in targets if one in layer and layer[one] < at}
            front = {one for one in targets if one not in layer} - seen
    found = check_layers(graph, LAYERS).violations
    assert {(layer[one.chain[0].source], layer[one.chain[-1].target]) for one in found} == up
    for one in found:
        assert all(edge in graph.edges for edge in one.chain)
        assert all(edge.target not in layer for edge in one.chain[:-1])


def test_many_names_and_many_modules_take_little_time() -> None:
    names = tuple(f"p.m{at}" for at in range(10_000))
    edges = tuple(Edge(one, other, "m.py", 1) for one, other in pairwise(names))
    before = process_time()
    assert check_layers(Graph(tuple(sorted(names)), edges), (names[:5000], names[5000:])).violations == ()
    assert process_time() - before < 10
