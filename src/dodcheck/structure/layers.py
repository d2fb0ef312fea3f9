"""Layers: an order of groups of modules in which whoever stands lower depends on nobody above."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import is_within
from dodcheck.structure.graph import Edge, Graph, way_to

Layers = Sequence[Sequence[str]]
"""Each layer as names of modules with all below them, or as globs; the highest comes first."""


class Violation(NamedTuple):
    """What leads from a layer to one above it: one edge, or a chain through modules that are in no layer."""

    chain: tuple[Edge, ...]

    @property
    def way(self) -> str:
        """The chain in signs: `a → b`."""
        return " → ".join([self.chain[0].source, *(edge.target for edge in self.chain)])


class Layering(NamedTuple):
    """What layers make of a graph: the violations, the number of modules in a layer, and the names that match none."""

    violations: tuple[Violation, ...]
    modules: int
    empty: tuple[str, ...]


def check_layers(graph: Graph, layers: Layers) -> Layering:
    """Return every edge from a layer to one above it, and the shortest chain for each pair that only chains join.

    A module that several names match is in the layer of the longest of them.
    """
    places, empty = _layers_of_modules(graph.nodes, layers)
    direct = [Violation((edge,)) for edge in graph.edges if _is_upwards(places, edge.source, edge.target)]
    known = {(places[violation.chain[0].source], places[violation.chain[0].target]) for violation in direct}
    chains = [violation for lower in range(1, len(layers)) for violation in _chains(graph, places, lower, known)]
    return Layering((*direct, *chains), len(places), empty)


def belongs_to(pattern: str) -> Callable[[str], bool]:
    """Return what tells whether a module, by its dotted name or its path, is one of that name or below it."""
    wanted = _as_path(pattern)
    if not is_glob(wanted):
        return lambda name: is_within(_as_path(name), wanted)
    this, below = matcher(wanted), matcher(f"{wanted}/**")
    return lambda name: this(path := _as_path(name)) or below(path)


def _as_path(name: str) -> str:
    return name.strip("/") if "/" in name else name.replace(".", "/")


def _layers_of_modules(nodes: Sequence[str], layers: Layers) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the layer of each module that is in one, and the names that match none."""
    number = {pattern: at for at, layer in enumerate(layers) for pattern in layer}
    plain = {_as_path(one): one for one in number if not is_glob(one)}
    globs = [(one, belongs_to(one)) for one in number if is_glob(one)]
    places: dict[str, int] = {}
    met: set[str] = set()
    for name in nodes:
        fits = [plain[upward] for upward in _with_folders_above(_as_path(name)) if upward in plain]
        fits += [one for one, matches in globs if matches(name)]
        met.update(fits)
        if fits:
            places[name] = number[max(fits, key=lambda one: (len(one), one))]
    return places, tuple(sorted(number.keys() - met))


def _with_folders_above(path: str) -> Iterator[str]:
    """Yield a path, then every folder above it."""
    yield path
    while path := path.rpartition("/")[0]:
        yield path


def _is_upwards(places: Mapping[str, int], source: str, target: str) -> bool:
    return source in places and target in places and places[target] < places[source]


def _chains(graph: Graph, places: Mapping[str, int], lower: int, known: set[tuple[int, int]]) -> Iterator[Violation]:
    """Yield a shortest chain from a layer to each above it, through modules in none, where no edge leads there."""
    start = [name for name in graph.nodes if places.get(name) == lower]
    came: dict[str, Edge] = {}
    queue, reached = deque(start), set(start)
    while queue:
        name = queue.popleft()
        for edge in graph.edges_from.get(name, ()):
            if edge.target in reached:
                continue
            place = places.get(edge.target)
            if place is None:
                reached.add(edge.target)
                came[edge.target] = edge
                queue.append(edge.target)
            elif place < lower and name in came and (lower, place) not in known:
                known.add((lower, place))
                yield Violation(way_to(edge, came))
