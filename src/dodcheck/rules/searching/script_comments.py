"""Comments within what YAML says: the scripts of workflows and actions have their own."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.evidence import Place
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_FOLDER = ".github/"
_ACTIONS = ("action.yml", "action.yaml")


def all_in_comments(snapshot: Snapshot, places: Sequence[Place]) -> bool:
    """Return whether each of some lines is a comment of a script in a workflow or an action; there is at least one."""
    return bool(places) and all(_is_comment(snapshot, place) for place in places)


def _is_comment(snapshot: Snapshot, place: Place) -> bool:
    if place.line is None or not (place.path.startswith(_FOLDER) or place.path.endswith(_ACTIONS)):
        return False
    try:
        return decode(snapshot.read(place.path)).raw[place.line - 1].lstrip().startswith("#")
    except (UnreadableError, UndecodableError):
        return False
