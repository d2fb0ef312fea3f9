"""What a look at the files of a language came to: a graph, and what is missing from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.model.evidence import Unknown
from dodcheck.structure.graph import Edge, Graph


class SkippedFile(NamedTuple):
    """A file that could not be read: why, and the reason of what can't be known by it; ``None`` where reading broke."""

    path: str
    why: str
    unknown: Unknown | None = Unknown.SKIPPED
    line: int | None = None


class Untracked(NamedTuple):
    """Something that a file (``path``, ``line`` from 1) depends on and that should be in the repository, and is not."""

    name: str
    path: str
    line: int


class GraphSurvey(NamedTuple):
    """The graph of a language.

    ``paths`` is the file of each of its nodes, ``files`` how many were read. ``untracked`` are modules of the
    repository's own that no tracked file is: generated, compiled or missing. ``unclear`` may be one of several files.
    ``left_out`` counts the files of the language that were left alone: those of others, fixtures, examples.
    ``possible`` are the edges that there may be beside those of the graph.
    """

    graph: Graph
    paths: Mapping[str, str]
    files: int
    skipped: tuple[SkippedFile, ...] = ()
    untracked: tuple[Untracked, ...] = ()
    unclear: tuple[Untracked, ...] = ()
    left_out: int = 0
    possible: tuple[Edge, ...] = ()

    @property
    def graph_with_possible(self) -> Graph:
        """The graph with the edges that there may be."""
        return Graph(self.graph.nodes, (*self.graph.edges, *self.possible))
