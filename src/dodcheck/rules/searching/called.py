"""What the kind `text` finds of a name whose calls alone count: one that Python's syntax shows, or nothing sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.formats.python_calls import calls_of
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.text import TextRule

MAX_PLACES = 50
"""Places of calls that are shown."""
_PYTHON = ".py"


def as_called(rule: TextRule, snapshot: Snapshot, seen: Evidence) -> Evidence:
    """Return the evidence that a name is called; where it stands in other ways only, that is left open."""
    if seen.outcome is not Outcome.FAILS or rule.literal is None:
        return seen
    calls = tuple(_calls(rule, rule.literal, snapshot))
    if not calls:
        said = f"{seen.summary}, but no call of it is seen"
        return replace(seen, outcome=Outcome.UNKNOWN, unknown=Unknown.AMBIGUOUS, summary=said)
    where = f"{counted(len(calls), 'line')}, first {calls[0].path}:{calls[0].line}"
    said = f"`{rule.literal}` is called on {where} ({counted(seen.examined, 'file')} scanned)"
    return replace(seen, summary=said, matched=len(calls), places=calls[:MAX_PLACES])


def _calls(rule: TextRule, name: str, snapshot: Snapshot) -> Iterator[Place]:
    for path, excused in rule.files(snapshot).items():
        if excused or not path.endswith(_PYTHON):
            continue
        try:
            data = snapshot.read(path)
        except UnreadableError:
            continue
        if name.encode() in data:
            yield from (Place(path, line) for line in calls_of(data, name))
