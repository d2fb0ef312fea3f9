"""All includes of the C and C++ files of a repository, as a graph of its files."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.structure.foreign import stands_apart
from dodcheck.structure.graph import Edge, Growing
from dodcheck.structure.includes.directives import Include, includes_of
from dodcheck.structure.includes.headers import Headers
from dodcheck.structure.layers import is_in
from dodcheck.structure.survey import GraphSurvey, SkippedFile, Untracked

_SUFFIXES = ".c .cc .cpp .cxx .c++ .cu .cuh .h .hh .hpp .hxx .h++ .inl .ipp .tpp .tcc .m .mm .ixx .cppm"
SUFFIXES: Final = frozenset(_SUFFIXES.split())
"""Suffixes of C, C++, CUDA and Objective-C."""


def includes_seen(snapshot: Snapshot, folders: Sequence[str] = (), roots: Sequence[str] = ()) -> GraphSurvey:
    """Return the graph of the C and C++ files of a repository by their paths; each file is read once.

    Only files in one of the ``folders`` count; without any, all do but those of others, fixtures and examples.
    ``roots`` are folders that the compiler is told to look in.
    """
    files = snapshot.files()
    sources = [path for path in files if posixpath.splitext(path)[1].lower() in SUFFIXES]
    inside = [is_in(f"{folder.strip('/')}/") for folder in folders]
    if inside:
        wanted = [path for path in sources if any(one(path) for one in inside)]
    else:
        wanted = [path for path in sources if not stands_apart(folder_of(path), folder_of(path))]
    survey = _Survey(snapshot, Headers(files, roots), frozenset(wanted))
    for path in wanted:
        survey.look_at(path)
    return survey.told(len(sources) - len(wanted))


@dataclass(slots=True)
class _Survey:
    snapshot: Snapshot
    headers: Headers
    wanted: frozenset[str]
    growing: Growing = field(default_factory=Growing)
    skipped: list[SkippedFile] = field(default_factory=list)
    untracked: dict[str, Untracked] = field(default_factory=dict)
    unclear: dict[str, Untracked] = field(default_factory=dict)
    read: int = 0

    def look_at(self, path: str) -> None:
        """Keep what a file includes."""
        self.growing.nodes.add(path)
        try:
            data = self.snapshot.read(path)
        except UnreadableError as problem:
            self.skipped.append(SkippedFile(path, problem.message, problem.unknown))
            return
        self.read += 1
        for include in includes_of(data):
            self._keep(path, include)

    def _keep(self, path: str, include: Include) -> None:
        found = self.headers.found(path, include)
        if include.path is None:
            said = f"what a macro names in {path}"
            self.unclear.setdefault(f"{path}:{include.line}", Untracked(said, path, include.line))
        elif found.unclear:
            self.unclear.setdefault(include.path, Untracked(include.path, path, include.line))
        elif found.path is None and include.quoted:
            self.untracked.setdefault(include.path, Untracked(include.path, path, include.line))
        elif found.path in self.wanted:
            self.growing.tell(Edge(path, str(found.path), path, include.line))

    def told(self, left_out: int) -> GraphSurvey:
        """Return what all of it came to."""
        return GraphSurvey(
            self.growing.done(),
            {path: path for path in self.wanted},
            self.read,
            tuple(self.skipped),
            tuple(self.untracked[name] for name in sorted(self.untracked)),
            tuple(self.unclear[name] for name in sorted(self.unclear)),
            left_out,
        )
