"""Folders of vendored code, by the names that such folders have."""

from __future__ import annotations

from dodcheck.model.evidence import Place
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored

ROOTS = ("third_party", "third-party", "thirdparty", "3rdparty", "vendored", "_vendor", "extern", "vendor")


def folders(snapshot: Snapshot) -> tuple[Vendored, ...]:
    """Return each folder right below one that is named for vendored code."""
    found: dict[str, None] = {}
    roots = tuple(f"{root}/" for name in ROOTS for root in snapshot.folders_named(name))
    for path in snapshot.files():
        for root in roots:
            if path.startswith(root) and "/" in path[len(root) :]:
                found[root + path[len(root) :].partition("/")[0]] = None
    return tuple(_folder(path) for path in sorted(found))


def _folder(path: str) -> Vendored:
    return Vendored(path, Held.FOLDER, Fact(path.rpartition("/")[2], Confidence.READ, Place(path)))
