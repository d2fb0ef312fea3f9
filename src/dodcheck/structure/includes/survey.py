"""All includes of the C and C++ files of a repository, as a graph of its files."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.structure.foreign import is_foreign
from dodcheck.structure.graph import Edge, GraphBuilder
from dodcheck.structure.includes.directives import Include, includes_of
from dodcheck.structure.includes.headers import HeaderIndex
from dodcheck.structure.layers import belongs_to
from dodcheck.structure.survey import GraphSurvey, SkippedFile, Untracked

_SUFFIXES = ".c .cc .cpp .cxx .c++ .cu .cuh .h .hh .hpp .hxx .h++ .inl .ipp .tpp .tcc .m .mm .ixx .cppm"
SUFFIXES: Final = frozenset(_SUFFIXES.split())
"""Suffixes of C, C++, CUDA and Objective-C."""


def survey_includes(snapshot: Snapshot, folders: Sequence[str] = (), roots: Sequence[str] = ()) -> GraphSurvey:
    """Return the graph of the C and C++ files of a repository by their paths; each file is read once.

    Only files in one of the ``folders`` count; without any, all do but those of others, fixtures and examples.
    ``roots`` are folders that the compiler is told to look in.
    """
    files = snapshot.files()
    sources = [path for path in files if posixpath.splitext(path)[1].lower() in SUFFIXES]
    inside = [belongs_to(f"{folder.strip('/')}/") for folder in folders]
    if inside:
        wanted = [path for path in sources if any(one(path) for one in inside)]
    else:
        wanted = [path for path in sources if not is_foreign(folder_of(path), folder_of(path))]
    survey = _IncludeSurvey(snapshot, HeaderIndex(files, roots), frozenset(wanted))
    for path in wanted:
        survey.read_file(path)
    return survey.result(len(sources) - len(wanted))


@dataclass(slots=True)
class _IncludeSurvey:
    snapshot: Snapshot
    headers: HeaderIndex
    wanted: frozenset[str]
    growing: GraphBuilder = field(default_factory=GraphBuilder)
    skipped: list[SkippedFile] = field(default_factory=list)
    untracked: dict[str, Untracked] = field(default_factory=dict)
    unclear: dict[str, Untracked] = field(default_factory=dict)
    read: int = 0

    def read_file(self, path: str) -> None:
        """Keep what a file includes."""
        self.growing.nodes.add(path)
        try:
            data = self.snapshot.read(path)
        except UnreadableError as problem:
            self.skipped.append(SkippedFile(path, problem.message, problem.unknown))
            return
        self.read += 1
        for include in includes_of(data):
            self._add_include(path, include)

    def _add_include(self, path: str, include: Include) -> None:
        found = self.headers.resolve(path, include)
        if include.path is None:
            said = f"what a macro names in {path}"
            self.unclear.setdefault(f"{path}:{include.line}", Untracked(said, path, include.line))
        elif found.unclear:
            self.unclear.setdefault(include.path, Untracked(include.path, path, include.line))
        elif found.path is None and include.quoted:
            self.untracked.setdefault(include.path, Untracked(include.path, path, include.line))
        elif found.path in self.wanted:
            self.growing.add(Edge(path, str(found.path), path, include.line))

    def result(self, left_out: int) -> GraphSurvey:
        """Return what all of it came to."""
        return GraphSurvey(
            self.growing.build(),
            {path: path for path in self.wanted},
            self.read,
            tuple(self.skipped),
            tuple(self.untracked[name] for name in sorted(self.untracked)),
            tuple(self.unclear[name] for name in sorted(self.unclear)),
            left_out,
        )
