"""A file of newest versions to be filled in: every library that is there, and what is known of it already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from dodcheck.supply.versions.latest import LIBRARIES, RECORDED, Latest, NewestVersion, key_of
from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.state import JudgedLibrary
from dodcheck.supply.versions.stated_version import Pinning, StatedVersion


class Skeleton(NamedTuple):
    """The ``value`` to be written as JSON; ``added`` libraries are new in it, ``empty`` ones have no newest version."""

    value: dict[str, Any]
    added: int
    empty: int


def skeleton(before: Latest | None, libraries: Sequence[JudgedLibrary]) -> Skeleton:
    """Return the file: values that it has stay, and so do libraries that are gone; nothing is made up.

    The day of the record stays as well, because what is added has no values: who fills them in changes it.
    """
    kept = {name: _of_known(known) for name, known in before.known.items()} if before else {}
    fresh = [library for library in libraries if not (before and before.newest_of(library.library))]
    made = {key_of(library.library): _of_new(library) for library in fresh}
    listed = dict(sorted((kept | made).items()))
    recorded = before.recorded.isoformat() if before and before.recorded else ""
    empty = sum(not one["latest"] for one in listed.values())
    return Skeleton({RECORDED: recorded, LIBRARIES: listed}, len(made), empty)


def _of_known(known: NewestVersion) -> dict[str, Any]:
    return {
        "latest": known.latest.text,
        "released": known.released.isoformat() if known.released else "",
        "source": known.source,
        "releases": {version.text: on.isoformat() for version, on in known.releases},
    }


def _of_new(library: JudgedLibrary) -> dict[str, Any]:
    releases = {_version_text(library.current): ""} if library.current.told is Pinning.PINNED else {}
    return {"latest": "", "released": "", "source": _source(library.library), "releases": releases}


def _version_text(version: StatedVersion) -> str:
    return version.text or version.commit


def _source(library: Library) -> str:
    if library.code and library.code.url:
        return library.code.url.value
    return (library.entry.source or "") if library.entry else ""
