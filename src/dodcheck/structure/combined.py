"""Python and C together: how the files of some folders depend on each other, whatever they are written in."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.structure.graph import Edge, Growing
from dodcheck.structure.includes.survey import includes_seen
from dodcheck.structure.parts import Parts, by_folders
from dodcheck.structure.python.survey import python_seen
from dodcheck.structure.survey import GraphSurvey


def folders_seen(snapshot: Snapshot, folders: Sequence[str]) -> tuple[GraphSurvey, Parts]:
    """Return what was read of all Python, C and C++ files of some folders, by their paths, and the folders as parts."""
    slashed = [f"{folder}/" for folder in folders]
    python, includes = python_seen(snapshot, slashed), includes_seen(snapshot, slashed)
    growing = Growing(set(python.paths.values()) | set(includes.paths))
    for edge in python.widest.edges:
        growing.tell(Edge(python.paths[edge.source], python.paths[edge.target], edge.path, edge.line, edge.reach))
    for edge in includes.graph.edges:
        growing.tell(edge)
    graph = growing.done()
    seen = GraphSurvey(
        graph,
        {path: path for path in graph.nodes},
        python.files + includes.files,
        python.skipped + includes.skipped,
        python.untracked + includes.untracked,
        python.unclear + includes.unclear,
    )
    return seen, by_folders(graph, folders, str)
