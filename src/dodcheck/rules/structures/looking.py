"""What a rule about structure looks at: the graph, its parts, and a baseline."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.reading.markdown import read_markdown
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.structures.questions import ExaminedGraph
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.structure.baseline import Baseline, BaselineError, read_baseline
from dodcheck.structure.boundaries import folders_of
from dodcheck.structure.combined import survey_folders
from dodcheck.structure.includes.survey import survey_includes
from dodcheck.structure.parts import outermost_parts, overview_parts, parts_as_before, parts_by_folders
from dodcheck.structure.python.survey import survey_python
from dodcheck.structure.survey import GraphSurvey

LANGUAGES: Final[Mapping[str, str]] = {"imports": "python", "includes": "includes"}
"""What a report of `dodcheck modules` calls what each kind looks at."""


class GraphLook(NamedTuple):
    """What was read, and what is asked about."""

    seen: GraphSurvey
    looked: ExaminedGraph


def python(snapshot: Snapshot, packages: Sequence[str], baseline: Baseline | None) -> GraphLook:
    """Return the modules of Python, cut into parts as a baseline was."""
    seen = survey_python(snapshot, packages)
    parts = parts_as_before(seen.graph, ".", baseline.efferent) if baseline else overview_parts(seen.graph, ".")
    return GraphLook(seen, ExaminedGraph(seen.graph_with_possible, parts))


def across(snapshot: Snapshot, between: Sequence[str], named_in: str | None, kind: str) -> GraphLook | Evidence:
    """Return some folders, or those of a document, with what their files of Python, C and C++ say of each other."""
    folders = tuple(between)
    if between[0].lower().endswith(".md"):
        read = read_markdown(snapshot, between[0], named_in, kind)
        if isinstance(read, Evidence):
            return read
        folders = folders_of(read.outline.blocks)
    there = [folder for folder in folders if snapshot.glob(f"{folder}/**")]
    if len(there) < 2:  # noqa: PLR2004 - one folder alone depends on no other
        many = f"{counted(len(there), 'folder')} of the repository {'is' if len(there) == 1 else 'are'} named"
        message = f"{many} in {between[0]}" if folders != tuple(between) else many
        places = (Place(between[0]),)
        return Evidence(
            *(kind, Outcome.UNKNOWN, f"{message}: at least two depend on each other", 1, 0, "git ls-files"),
            unknown=Unknown.EMPTY_SCOPE,
            places=places,
        )
    seen, parts = survey_folders(snapshot, there)
    return GraphLook(seen, ExaminedGraph(parts.graph, parts))


def included(snapshot: Snapshot, folders: Sequence[str], roots: Sequence[str], baseline: Baseline | None) -> GraphLook:
    """Return the folders of C and C++: those that are named, else the outermost."""
    seen = survey_includes(snapshot, folders, roots)
    if folders:
        parts = parts_by_folders(seen.graph, folders, str)
    elif baseline:
        parts = parts_as_before(seen.graph, "/", baseline.efferent)
    else:
        parts = outermost_parts(seen.graph, "/")
    return GraphLook(seen, ExaminedGraph(parts.graph, parts))


def names_of(layer: Sequence[str], seen: GraphSurvey) -> tuple[str, ...]:
    """Return a layer in which paths of folders and files are the names of their modules."""
    return tuple(name for member in layer for name in (_below(member, seen) if "/" in member else (member,)))


def _below(path: str, seen: GraphSurvey) -> tuple[str, ...]:
    here = path.strip("/")
    below = sorted(
        name
        for name, file in seen.paths.items()
        if here in (file, file.rpartition(".")[0]) or file.startswith(f"{here}/")
    )
    return tuple(below) or (path,)


def told_baseline(snapshot: Snapshot, path: str | None, named_in: str | None, kind: str) -> Baseline | Evidence | None:
    """Return the baseline that a file holds of a kind, or why there is none; ``None`` where none is asked for."""
    if path is None:
        return None
    evidence = named_file(snapshot, path, named_in, kind)
    if isinstance(evidence, Evidence):
        return evidence
    try:
        return read_baseline(snapshot.read(evidence), LANGUAGES[kind])
    except UnreadableError as problem:
        message = f"{evidence} can't be read: {problem.message}"
    except BaselineError as problem:
        message = f"{evidence} {problem}"
    return Evidence(kind, Outcome.ERROR, message, 1, 0, f"cat {shlex.quote(evidence)}", places=(Place(evidence),))
