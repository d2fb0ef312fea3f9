"""Pieces of the published shapes that several reports share."""

from __future__ import annotations

from typing import Any, Final, Protocol

from dodcheck.model.report import SnapshotFacts

_Object = dict[str, Any]


def record(**fields: _Object) -> _Object:
    """Return the schema of an object with these fields and no others."""
    return {"type": "object", "additionalProperties": False, "required": list(fields), "properties": fields}


def array(item: _Object) -> _Object:
    """Return the schema of a list of items."""
    return {"type": "array", "items": item}


def or_null(schema: _Object) -> _Object:
    """Return the schema of what may be null as well."""
    return {"anyOf": [schema, {"type": "null"}]}


TEXT: Final[_Object] = {"type": "string"}
WORDS: Final[_Object] = {"type": "string", "minLength": 1}
MAYBE_TEXT: Final[_Object] = {"type": ["string", "null"]}
COUNT: Final[_Object] = {"type": "integer", "minimum": 0}
FLAG: Final[_Object] = {"type": "boolean"}
MAYBE_LINE: Final[_Object] = {"type": ["integer", "null"], "minimum": 1}
PLACE: Final[_Object] = record(path=TEXT, line=MAYBE_LINE)
"""A place: ``line`` is counted from 1, null where the whole file is meant."""


class HasLine(Protocol):
    """Something that stands on a line of a file, from 1; ``None`` means the whole file."""

    @property
    def path(self) -> str:
        """The path from the root of the repository."""
        ...

    @property
    def line(self) -> int | None:
        """The line."""
        ...


def place_data(at: HasLine) -> _Object:
    """Return a place as ``PLACE`` has it."""
    return {"path": at.path, "line": at.line}


def snapshot_facts(snapshot: SnapshotFacts) -> _Object:
    """Return what a report says of the snapshot it is of."""
    return {
        "commit": snapshot.commit,
        "dirty": snapshot.dirty,
        "digest": snapshot.digest,
        "files": snapshot.files,
    }
