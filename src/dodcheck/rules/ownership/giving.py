"""Whether a CODEOWNERS gives any file of the repository to somebody."""

from __future__ import annotations

from dodcheck.rules.hollow.lack import Lack
from dodcheck.rules.ownership.lines import PLACES, OwnerLines
from dodcheck.snapshot.protocol import Snapshot


def lack_of(snapshot: Snapshot, path: str, data: bytes) -> Lack | None:
    """Return that the file at a place where a platform reads it names owners for nothing that is there.

    What it is for may be still to come. Sections are read by GitLab alone, in a way of its own.
    """
    if path not in PLACES:
        return None
    lines = OwnerLines(data.decode("utf-8", "surrogateescape"))
    if lines.section or _is_given(lines, path):  # most often what is for everything gives itself as well
        return None
    if any(_is_given(lines, one) for one in (*snapshot.files(), *snapshot.submodules())):
        return None
    return Lack("is there, but gives no file of the repository to an owner")


def _is_given(lines: OwnerLines, path: str) -> bool:
    line = lines.deciding(path)
    return line is not None and bool(line.owners)
