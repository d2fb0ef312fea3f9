"""Parts: the packages or folders that a graph of modules is cut into, and how each is coupled to the others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from dodcheck.snapshot.paths import is_within
from dodcheck.structure.graph import Edge, Graph, Reach

MOST_PARTS: Final = 60
"""More parts than this are no overview."""
_ROOT: Final = "."
"""The part of the files that stand in no folder."""


class Part(NamedTuple):
    """A part and its coupling, as R. C. Martin counts it.

    ``afferent`` are the modules of other parts that depend on it, ``efferent`` those that it depends on.
    """

    name: str
    modules: int
    afferent: int
    efferent: int

    @property
    def instability(self) -> Fraction | None:
        """How much of its coupling is its own doing: 0 where only others depend on it; ``None`` without any."""
        both = self.afferent + self.efferent
        return Fraction(self.efferent, both) if both else None


class Parts(NamedTuple):
    """The parts of a graph, sorted by name, and the graph of them."""

    parts: tuple[Part, ...]
    graph: Graph


def outermost_parts(graph: Graph, sign: str) -> Parts:
    """Return the parts that the first name of each module makes; ``sign`` stands between names."""
    return cut_into_parts(graph, {name: _first_name(name, sign) for name in graph.nodes})


def overview_parts(graph: Graph, sign: str) -> Parts:
    """Return the outermost parts, the largest cut further by the second name, as many as an overview has room for."""
    named = {name: _first_name(name, sign) for name in graph.nodes}
    inside: dict[str, list[str]] = {}
    for name, part in named.items():
        inside.setdefault(part, []).append(name)
    count = len(inside)
    for _, names in sorted(inside.items(), key=lambda one: (-len(one[1]), one[0])):
        further = {name: _first_two_names(name, sign) for name in names}
        more = len(set(further.values())) - 1
        if count + more <= MOST_PARTS:
            count += more
            named.update(further)
    return cut_into_parts(graph, named)


def parts_as_before(graph: Graph, sign: str, known: Collection[str]) -> Parts:
    """Return the parts that were known: each module is in the innermost of them, else in an outermost one."""
    return cut_into_parts(graph, {name: _innermost_known(name, sign, known) for name in graph.nodes})


def parts_by_folders(graph: Graph, folders: Sequence[str], path_of: Callable[[str], str]) -> Parts:
    """Return the parts that some folders are; a module is in the innermost, and no part of the graph where in none."""
    ranked = sorted(folders, key=len, reverse=True)
    named = {}
    for name in graph.nodes:
        path = path_of(name)
        found = next((one for one in ranked if path.startswith(f"{one.rstrip('/')}/")), None)
        if found is not None:
            named[name] = found
    return cut_into_parts(graph, named)


def cut_into_parts(graph: Graph, named: Mapping[str, str]) -> Parts:
    """Return the parts of a graph by the name of the part that each module is in."""
    between = [
        edge
        for edge in graph.edges
        if edge.source in named and edge.target in named and named[edge.source] != named[edge.target]
    ]
    names = sorted(set(named.values()))
    coming: dict[str, set[str]] = {}
    going: dict[str, set[str]] = {}
    for edge in between:
        coming.setdefault(named[edge.target], set()).add(edge.source)
        going.setdefault(named[edge.source], set()).add(edge.target)
    sizes: dict[str, int] = {}
    for name in named.values():
        sizes[name] = sizes.get(name, 0) + 1
    parts = (Part(one, sizes[one], len(coming.get(one, ())), len(going.get(one, ()))) for one in names)
    return Parts(tuple(parts), Graph(tuple(names), _edges_between_parts(between, named)))


def _edges_between_parts(between: Sequence[Edge], named: Mapping[str, str]) -> tuple[Edge, ...]:
    """Return one edge for each pair of parts: the place of the first, and how many there are."""
    found: dict[tuple[str, str], Edge] = {}
    for edge in between:
        key = source, target = named[edge.source], named[edge.target]
        reach = Reach.NESTED if _nested(source, target) else edge.reach
        known = found.get(key)
        count = known.pairs + 1 if known else 1
        first = known if known and (known.reach, known.path, known.line) <= (reach, edge.path, edge.line) else edge
        found[key] = Edge(source, target, first.path, first.line, min(reach, known.reach if known else reach), count)
    return tuple(found[key] for key in sorted(found))


def _nested(one: str, other: str) -> bool:
    """Return whether one of two folders stands inside the other."""
    return is_within(one, other) or is_within(other, one)


def _first_name(name: str, sign: str) -> str:
    first, found, _ = name.partition(sign)
    return first if found or sign == "." else _ROOT


def _first_two_names(name: str, sign: str) -> str:
    """Return the first two names of a module; a file is in its folder, and the name of none."""
    parts = name.split(sign) if sign == "." else name.split(sign)[:-1]
    return sign.join(parts[:2]) or _ROOT


def _innermost_known(name: str, sign: str, known: Collection[str]) -> str:
    inner = name
    while inner:
        if inner in known:
            return inner
        inner = inner.rpartition(sign)[0]
    return _first_name(name, sign)
