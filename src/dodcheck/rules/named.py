"""The one file that a rule names."""

from __future__ import annotations

from dataclasses import replace

from dodcheck.model.evidence import Evidence, Outcome, Place
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, resolve


def named_file(snapshot: Snapshot, path: str, named_in: str | None, kind: str) -> str | Evidence:
    """Return the path of a tracked file, or why there is none as the evidence that a rule of that kind gives.

    What the file holds is not looked at. A file that is missing leaves nothing examined: what it says can't be told, so
    that a negation proves nothing either.
    """
    if named_in:
        found = resolve(snapshot, path, named_in)
        if found.how is How.FILE and found.path:
            return found.path
        folder = found.how is How.FOLDER
    else:
        presence = snapshot.presence(path)
        if presence is Presence.FILE:
            return path
        folder = presence is Presence.FOLDER
    there = FileRule(path=path, named_in=named_in).examine(snapshot)
    if folder:
        return replace(
            there,
            kind=kind,
            outcome=Outcome.FAILS,
            summary=f"{path} is a folder",
            unknown=None,
            examined=0,
            matched=0,
            places=(Place(path),),
        )
    if there.outcome is Outcome.FAILS:
        return replace(there, kind=kind, examined=0, places=there.places or (Place(path),))
    return replace(there, kind=kind)
