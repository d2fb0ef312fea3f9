"""Pieces of the published shapes that several reports share."""

from __future__ import annotations

from typing import Any, Final

from dodcheck.model.report import SnapshotFacts

_Object = dict[str, Any]


def record(**fields: _Object) -> _Object:
    """Return the schema of an object with these fields and no others."""
    return {"type": "object", "additionalProperties": False, "required": list(fields), "properties": fields}


def array(item: _Object) -> _Object:
    """Return the schema of a list of items."""
    return {"type": "array", "items": item}


WORDS: Final[_Object] = {"type": "string", "minLength": 1}
PLACE: Final[_Object] = record(path={"type": "string"}, line={"type": ["integer", "null"], "minimum": 1})
"""A place: ``line`` is counted from 1, null where the whole file is meant."""


def snapshot_facts(snapshot: SnapshotFacts) -> _Object:
    """Return what a report says of the snapshot it is of."""
    return {
        "commit": snapshot.commit,
        "dirty": snapshot.dirty,
        "digest": snapshot.digest,
        "files": snapshot.files,
    }
