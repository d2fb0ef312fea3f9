"""The one file that a rule names."""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import assert_never

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, resolve


def named_file(snapshot: Snapshot, path: str, named_in: str | None, kind: str) -> str | Evidence:
    """Return the path of a tracked file, or why there is none as the evidence that a rule of that kind gives.

    What the file holds is not looked at.
    """
    if named_in:
        resolution = resolve(snapshot, path, named_in)
        if resolution.how is How.FILE and resolution.path:
            return resolution.path
        folder = resolution.how is How.FOLDER
    else:
        presence = snapshot.presence(path)
        if presence is Presence.FILE:
            return path
        folder = presence is Presence.FOLDER
    there = missing_path_evidence(snapshot, path, named_in, kind)
    return _folder(there, path) if folder else there


def missing_path_evidence(snapshot: Snapshot, path: str, named_in: str | None, kind: str) -> Evidence:
    """Return what the kind `file` says of a path that leads to no one file, as evidence of another kind.

    It never holds: that some file is there says nothing of what stands in it. A file that is missing leaves nothing
    examined: what it says can't be told, so that a negation proves nothing either.
    """
    there = replace(FileRule(path=path, named_in=named_in).examine(snapshot), kind=kind)
    match there.outcome:
        case Outcome.FAILS:
            return replace(there, examined=0, places=there.places or (Place(path),))
        case Outcome.HOLDS:
            message = f"{path} is not one file: {there.summary}"
            return replace(there, outcome=Outcome.UNKNOWN, summary=message, matched=0, unknown=Unknown.AMBIGUOUS)
        case Outcome.UNKNOWN | Outcome.ERROR:
            return there
        case _:
            assert_never(there.outcome)


def _folder(there: Evidence, path: str) -> Evidence:
    return replace(
        there,
        outcome=Outcome.FAILS,
        summary=f"{path} is a folder",
        unknown=None,
        examined=0,
        matched=0,
        skipped=0,
        reproduce=f"git ls-files -s -- {shlex.quote(path)}",
        places=(Place(path),),
    )
