"""Imports and includes that are added to files, or taken out of them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice, permutations
from typing import Final

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.python import parse
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import (
    MAX_ROUNDS,
    Changes,
    content_of,
    with_lines_added,
    working_counterexamples,
)
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.structure.layers import Layers, belongs_to
from dodcheck.structure.python.modules import ModuleIndex
from dodcheck.structure.survey import GraphSurvey

MOST: Final = 6
"""So many links are tried: each is judged over all files again."""

Pair = tuple[str, str]
"""A file, and another that it is to depend on."""


def turned_counterexamples(
    examine: Callable[[Snapshot], Evidence], snapshot: Snapshot, seen: Evidence, planted: Iterable[Counterexample]
) -> Iterator[Counterexample]:
    """Yield what turns a rule about links: the files without those it found wrong, or with planted ones that are."""
    if seen.outcome is Outcome.FAILS:
        yield from unlinked(examine, snapshot, seen)
    elif seen.outcome is Outcome.HOLDS:
        yield from working_counterexamples(examine, snapshot, seen, planted)


def linked_counterexamples(snapshot: Snapshot, pairs: Iterable[tuple[Pair, ...]]) -> Iterator[Counterexample]:
    """Yield files in which one depends on another, or several do; modules that have no plain name are passed over."""
    names = ModuleIndex(snapshot.files()).names
    by_path = {path: names[stem] for stem, path in ModuleIndex(snapshot.files()).paths.items()}
    for together in islice(pairs, MOST):
        changes: Changes = {}
        said = []
        for into, to in together:
            line = f"import {by_path.get(to, '/')}" if into.endswith((".py", ".pyi")) else f'#include "{to}"'
            if "import" in line and "/" in line:
                break
            before = changes.get(into) or content_of(snapshot, into)
            changes[into] = with_lines_added(before, [line])
            said.append(f"`{line}` added to {into}")
        else:
            yield Counterexample(" and ".join(said), changes)


def back(seen: GraphSurvey) -> Iterator[tuple[Pair, ...]]:
    """Yield what would make a circle: the contrary of each dependency, or two where there is none."""
    paths = seen.paths
    for edge in seen.graph.edges:
        yield ((paths[edge.target], paths[edge.source]),)
    nodes = seen.graph.nodes
    if nodes and not seen.graph.edges:
        first, last = paths[nodes[0]], paths[nodes[-1]]
        yield (first, last), (last, first)


def beyond(seen: GraphSurvey) -> Iterator[tuple[Pair, ...]]:
    """Yield what would couple two files that do not depend on each other, whichever way."""
    known = {(edge.source, edge.target) for edge in seen.graph.edges}
    for node, other in permutations(seen.graph.nodes[:MOST], 2):
        if (node, other) not in known:
            yield ((seen.paths[node], seen.paths[other]),)


def upwards(seen: GraphSurvey, layers: Layers) -> Iterator[tuple[Pair, ...]]:
    """Yield what would lead from the lowest layer to the highest."""
    low, high = (_members(seen, layers[at]) for at in (-1, 0))
    yield from (((seen.paths[lower], seen.paths[other]),) for lower in low[:2] for other in high[:2])


def unlinked(examine: Callable[[Snapshot], Evidence], snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the files without the imports and includes that evidence shows, then shows instead, while it fails."""
    changes: Changes = {}
    now = seen
    for _ in range(MAX_ROUNDS):
        if now.outcome is not Outcome.FAILS:
            yield Counterexample(f"what makes it so removed from {', '.join(sorted(changes)[:3])}", changes)
            return
        tree = Overlay(snapshot, changes)
        for path in dict.fromkeys(place.path for place in now.places):
            lines = {place.line for place in now.places if place.path == path and place.line}
            changes[path] = _without(path, content_of(tree, path), lines)
        now = examine(Overlay(snapshot, changes))


def _members(seen: GraphSurvey, layer: Collection[str]) -> list[str]:
    inside = [belongs_to(part) for part in layer]
    return [name for name in seen.graph.nodes if any(holds(name) for holds in inside)]


def _without(path: str, data: bytes, lines: Collection[int]) -> bytes:
    """Return a file in which nothing stands on these lines, and `pass` in the place of an import."""
    kept = data.splitlines(keepends=True)
    if not path.endswith((".py", ".pyi")):
        return b"".join(b"\n" if at in lines else line for at, line in enumerate(kept, start=1))
    try:
        tree = parse(data)
    except FormatProblem:
        return data
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and node.lineno in lines:
            indent = (
                kept[node.lineno - 1][: node.col_offset]
                if not kept[node.lineno - 1][: node.col_offset].strip()
                else b""
            )
            for at in range(node.lineno - 1, node.end_lineno or node.lineno):
                kept[at] = b"\n"
            kept[node.lineno - 1] = indent + b"pass\n"
    return b"".join(kept)
