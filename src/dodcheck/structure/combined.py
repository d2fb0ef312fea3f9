"""Python and C together: how the files of some folders depend on each other, whatever they are written in."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.structure.graph import Edge, GraphBuilder
from dodcheck.structure.includes.survey import survey_includes
from dodcheck.structure.parts import Parts, parts_by_folders
from dodcheck.structure.python.survey import survey_python
from dodcheck.structure.survey import GraphSurvey


def survey_folders(snapshot: Snapshot, folders: Sequence[str]) -> tuple[GraphSurvey, Parts]:
    """Return what was read of all Python, C and C++ files of some folders, by their paths, and the folders as parts."""
    slashed = [f"{folder}/" for folder in folders]
    python, includes = survey_python(snapshot, slashed), survey_includes(snapshot, slashed)
    growing = GraphBuilder(set(python.paths.values()) | set(includes.paths))
    for edge in python.graph_with_possible.edges:
        growing.add(Edge(python.paths[edge.source], python.paths[edge.target], edge.path, edge.line, edge.reach))
    for edge in includes.graph.edges:
        growing.add(edge)
    graph = growing.build()
    seen = GraphSurvey(
        graph,
        {path: path for path in graph.nodes},
        python.files + includes.files,
        python.skipped + includes.skipped,
        python.untracked + includes.untracked,
        python.unclear + includes.unclear,
    )
    return seen, parts_by_folders(graph, folders, str)
