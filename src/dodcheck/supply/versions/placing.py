"""Whether the place that a table names is the one where the code of a library lies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.vendoring.vendored import Vendored
from dodcheck.supply.versions.places import Places, Where
from dodcheck.supply.versions.state import State, VersionRemark

_UP = re.compile(r"(?:\.\./)+")
_FILE = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_PAGE = re.compile(r"\.(?:md|markdown|rst|txt|html?|pdf)$", re.IGNORECASE)


def remarks_on_place(path: str, code: Vendored, where: Places) -> Iterator[VersionRemark]:
    """Yield that code lies in another place than ``path``, as the table writes it, says.

    A word without a bar may be no path at all (`vendored`), and a file may be a page about the library that its name
    leads to: where they say something else, that is unknown.
    """
    said = _UP.sub("", path, count=1)
    if _is_part(said, code) or where(f"{code.path}/{said}") is Where.THERE:
        return
    shown = f"is said to be in {said[:120]}"
    lies = f"{shown}, and its code is in {code.path[:120]}"
    match where(said):
        case Where.UNSEEN:
            yield VersionRemark("unseen", State.UNKNOWN, f"{shown}, which is not seen")
        case Where.THERE if said.startswith(f"{code.path}/"):
            pass
        case Where.THERE:
            yield VersionRemark("elsewhere", State.UNKNOWN if _FILE.search(said) else State.DISAGREES, lies)
        case Where.NOWHERE if "/" in said and not _PAGE.search(said):
            yield VersionRemark("not-in-tree", State.DISAGREES, f"{shown}, where nothing is tracked")
        case Where.NOWHERE:
            yield VersionRemark("elsewhere", State.UNKNOWN, lies)


def _is_part(said: str, code: Vendored) -> bool:
    """Return whether a path is the code's, a folder above it, or the end of it."""
    own = (code.path, *code.beside)
    return any(one == said or one.startswith(f"{said}/") or one.endswith((f"/{said}", f" {said}")) for one in own)
