"""The versions of vendored code: every library of table, bill of materials and tree, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.supply.bom import Bom
from dodcheck.supply.vendoring.vendored import Vendored
from dodcheck.supply.versions.aging import VersionPolicy, day_of, order_of, remarks_on_age, remarks_on_latest
from dodcheck.supply.versions.agreeing import (
    Present,
    remarks_on_licences,
    remarks_on_presence,
    remarks_on_versions,
)
from dodcheck.supply.versions.doubts import doubtful
from dodcheck.supply.versions.entry import Table
from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.order import Order
from dodcheck.supply.versions.pairing import pair_libraries
from dodcheck.supply.versions.places import Places
from dodcheck.supply.versions.sides import Side, versions_of
from dodcheck.supply.versions.state import JudgedLibrary, State, VersionRemark
from dodcheck.supply.versions.stated_version import NOTHING, Pinning, StatedVersion


class Sources(NamedTuple):
    """What is compared: the table, the bill of materials and the vendored code of the tree, each if it is.

    ``where`` tells what the paths lead to that the first two name.
    """

    table: Table | None
    bom: Bom | None
    code: Sequence[Vendored] | None
    where: Places


def judged(sources: Sources, asked: VersionPolicy) -> tuple[JudgedLibrary, ...]:
    """Return every library with what it comes to, in the order of the table, then of the tree."""
    components = sources.bom.components if sources.bom else ()
    entries = sources.table.entries if sources.table else ()
    present = Present(sources.table is not None, sources.bom is not None, sources.code is not None, sources.where)
    libraries = pair_libraries(entries, components, sources.code or ())
    doubted = doubtful(libraries) if present.sbom or present.tree else frozenset()
    if doubted and all(library.entry in doubted for library in libraries if library.entry):
        # Nothing in the document is seen to be about libraries: it may name them in a form that is not understood.
        present = present._replace(table=False)
    return tuple(
        _judged_as_doubtful(library) if library.entry in doubted else _judged(library, present, asked)
        for library in libraries
    )


def _judged_as_doubtful(library: Library) -> JudgedLibrary:
    line = library.entry.line if library.entry else None
    said = "may be no library: its section names none that is known"
    return JudgedLibrary(
        library,
        _current_version(library),
        None,
        None,
        None,
        (VersionRemark("doubtful", State.UNKNOWN, said, line=line),),
    )


def _judged(library: Library, present: Present, asked: VersionPolicy) -> JudgedLibrary:
    current = _current_version(library)
    known = asked.latest.newest_of(library) if asked.latest else None
    day = day_of(library, current, known)
    remarks = (
        *remarks_on_presence(library, present),
        *remarks_on_versions(library),
        *remarks_on_licences(library),
        *_remarks_on_telling(library),
        *remarks_on_age(day, asked),
        *remarks_on_latest(library, current, known, asked),
    )
    if library.entry:
        line = library.entry.line
        remarks = tuple(remark if remark.line else remark._replace(line=line) for remark in remarks)
    age = (asked.as_of - day).days if day else None
    latest = known.latest if known and known.latest.told is Pinning.PINNED else None
    older = order_of(current, latest) is Order.OLDER if latest else None
    stated = day is not None and (known is None or known.day_of(current) is None)
    return JudgedLibrary(library, current, latest, day, age, remarks, older, stated)


def _current_version(library: Library) -> StatedVersion:
    """Return the version: what the tree and the bill of materials say counts where the table says nothing."""
    told = [version for _, version in versions_of(library)]
    return next((version for version in told if version.told is Pinning.PINNED), told[0] if told else NOTHING)


def _remarks_on_telling(library: Library) -> Iterator[VersionRemark]:
    """Yield that a table or a bill of materials names no version, or one that moves."""
    for side, version in versions_of(library):
        if side is Side.TREE:
            continue
        match version.told:
            case Pinning.UNPINNED:
                text = f"is not pinned: the {side} says {version.text[:60]}"
                yield VersionRemark("unpinned", State.UNPINNED, text)
            case Pinning.UNKNOWN:
                text = f"has no known version: the {side} says {version.text[:60] or 'nothing'}"
                yield VersionRemark("unknown-version", State.UNKNOWN, text)
            case Pinning.UNCLEAR:
                text = f"has a version that is not understood: the {side} says {version.text[:60]}"
                yield VersionRemark("unclear-version", State.UNKNOWN, text)
            case Pinning.PINNED:
                pass
