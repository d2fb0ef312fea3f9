"""Evidence for the points that no kind of its own decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.workflows.model import Unread, Workflow

KIND = "posture"
MAX_PLACES = 50
"""So many places are kept as evidence; all of them are counted."""


class ExaminedThings(NamedTuple):
    """What was looked at: what to call one, how many there are, where, and a command that lists them."""

    noun: str
    number: int
    places: tuple[Place, ...]
    reproduce: str


def none_wrong(looked: ExaminedThings, good: str, wrong: Sequence[tuple[Place, str]]) -> Evidence:
    """Return that all is as it should be, or what is wrong: a place with what stands there.

    Nothing is so of nothing.
    """
    if not looked.number:
        message = f"there is no {looked.noun} to look at"
        return Evidence(KIND, Outcome.UNKNOWN, message, 0, 0, looked.reproduce, unknown=Unknown.EMPTY_SCOPE)
    if wrong:
        first, message = wrong[0]
        at = f":{first.line}" if first.line else ""
        more = f", first {first.path}" if len(wrong) > 1 else f": {first.path}"
        only = looked.number == 1
        detail = (
            f"{first.path}{at} {message}"
            if only
            else f"{len(wrong)} of {counted(looked.number, looked.noun)}{more}{at} {message}"
        )
        places = tuple(dict.fromkeys(place for place, _ in wrong))[:MAX_PLACES]
        return Evidence(
            KIND, Outcome.FAILS, detail, looked.number, looked.number - len(wrong), looked.reproduce, places=places
        )
    message = f"{good}: {counted(looked.number, looked.noun)}"
    places = looked.places[:MAX_PLACES]
    return Evidence(KIND, Outcome.HOLDS, message, looked.number, looked.number, looked.reproduce, places=places)


def no_workflow_wrong(
    workflows: Sequence[Workflow], good: str, wrong: Iterable[tuple[Place, str]], reproduce: str
) -> Evidence:
    """Return that all workflows are as they should be, or the first thing that is wrong in each that is not."""
    first: dict[str, tuple[Place, str]] = {}
    for place, words in wrong:
        first.setdefault(place.path, (place, words))
    places = tuple(Place(workflow.path) for workflow in workflows)
    return none_wrong(ExaminedThings("workflow", len(workflows), places, reproduce), good, list(first.values()))


def not_evaluated(files: Sequence[Unread], reproduce: str, *, decided: bool) -> Evidence | None:
    """Return that a file was not evaluated, ``None`` where that leaves nothing open: a damaged one always does."""
    file = next((file for file in files if file.damaged), None if decided else next(iter(files), None))
    if file is None:
        return None
    words, places = f"{file.path} is not evaluated: {file.why}", (Place(file.path, file.line),)
    if file.damaged:
        return Evidence(KIND, Outcome.ERROR, words, 1, 0, reproduce, places=places)
    return Evidence(KIND, Outcome.UNKNOWN, words, 1, 0, reproduce, skipped=1, unknown=Unknown.SKIPPED, places=places)
