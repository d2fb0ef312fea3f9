"""git submodules: which commit the index records, and where `.gitmodules` says that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.formats.git_config import Entry, entries
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Place
from dodcheck.snapshot.paths import from_bytes, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.supply.vendoring.facts.file_fact import url
from dodcheck.supply.vendoring.survey import SkippedPlace
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored

GITMODULES = ".gitmodules"


class Submodules(NamedTuple):
    """The submodules, sorted by path, and why `.gitmodules` was not read where it was not."""

    code: tuple[Vendored, ...]
    skipped: tuple[SkippedPlace, ...] = ()


@dataclass(slots=True)
class _Configured:
    """What `.gitmodules` says of one submodule; the last word counts, as it does for git."""

    path: str | None = None
    url: Entry | None = None


def submodules(snapshot: Snapshot) -> Submodules:
    """Return every submodule that is recorded; what `.gitmodules` says of paths without one is left out."""
    paths = snapshot.submodules()
    if not paths:
        return Submodules(())
    said: Mapping[str, _Configured] = {}
    skipped: tuple[SkippedPlace, ...] = ()
    try:
        said = _configured(snapshot)
    except UnreadableError as problem:
        skipped = (SkippedPlace(Place(GITMODULES), f"is not read: {problem.message}"),)
    except FormatProblem as problem:
        skipped = (SkippedPlace(Place(GITMODULES, problem.line), f"is not read: {problem}"),)
    return Submodules(tuple(_submodule(snapshot, path, said.get(path)) for path in paths), skipped)


def _configured(snapshot: Snapshot) -> Mapping[str, _Configured]:
    if snapshot.presence(GITMODULES) is not Presence.FILE:
        return {}
    by_name: dict[str, _Configured] = {}
    for entry in entries(from_bytes(snapshot.read(GITMODULES))):
        if entry.section == "submodule" and entry.subsection and entry.value is not None:
            configured = by_name.setdefault(entry.subsection, _Configured())
            if entry.key == "path":
                configured.path = normalise(entry.value)
            elif entry.key == "url":
                configured.url = entry
    return {configured.path: configured for configured in by_name.values() if configured.path}


def _submodule(snapshot: Snapshot, path: str, said: _Configured | None) -> Vendored:
    place = Place(path)
    commit = snapshot.recorded(path)
    address = url(said.url.value) if said and said.url and said.url.value else None
    told = Place(GITMODULES, said.url.line) if address and said and said.url else place
    name = _repository(address or path) or path.rpartition("/")[2]
    return Vendored(
        path=path,
        held=Held.SUBMODULE,
        name=Fact(name, Confidence.RECORDED, told),
        commit=Fact(commit, Confidence.RECORDED, place) if commit else None,
        url=Fact(address, Confidence.RECORDED, told) if address else None,
    )


def _repository(address: str) -> str:
    """Return what a repository is called by its address."""
    return address.rstrip("/").rpartition("/")[2].removesuffix(".git")
