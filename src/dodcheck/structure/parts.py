"""Parts: the packages or folders that a graph of modules is cut into, and how each is coupled to the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from dodcheck.structure.graph import Edge, Graph, Reach

MOST: Final = 60
"""More parts than this are no overview: then only the outermost packages or folders are parts."""

DEPTHS: Final = (2, 1)
"""How many names deep a part may be."""


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
    """The parts of a graph, sorted by name; ``graph`` is that of the parts, ``depth`` how many names deep they are."""

    parts: tuple[Part, ...]
    graph: Graph
    depth: int | None = None


def by_depth(graph: Graph, sign: str, depth: int | None = None) -> Parts:
    """Return the parts that the first names of each module make; ``sign`` stands between names.

    Without a depth it is the largest that gives an overview.
    """
    for wanted in (depth,) if depth else DEPTHS:
        named = {name: _cut(name, sign, wanted) for name in graph.nodes}
        if depth or len(set(named.values())) <= MOST:
            break
    return cut(graph, named, wanted)


def by_folders(graph: Graph, folders: Sequence[str], path_of: Callable[[str], str]) -> Parts:
    """Return the parts that some folders are; a module is in the innermost, and no part of the graph where in none."""
    ranked = sorted(folders, key=len, reverse=True)
    named = {}
    for name in graph.nodes:
        path = path_of(name)
        found = next((one for one in ranked if path.startswith(f"{one.rstrip('/')}/")), None)
        if found is not None:
            named[name] = found
    return cut(graph, named, None)


def cut(graph: Graph, named: Mapping[str, str], depth: int | None) -> Parts:
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
    return Parts(tuple(parts), Graph(tuple(names), _summed(between, named)), depth)


def _summed(between: Sequence[Edge], named: Mapping[str, str]) -> tuple[Edge, ...]:
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
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _cut(name: str, sign: str, depth: int) -> str:
    """Return the first names of a module; a file is in its folder, and the name of none."""
    parts = name.split(sign)
    return sign.join(parts[:depth]) if sign == "." else sign.join(parts[:-1][:depth]) or "."
