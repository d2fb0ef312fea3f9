"""Evidence for the points that no kind of its own decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted

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
        said = f"there is no {looked.noun} to look at"
        return Evidence(KIND, Outcome.UNKNOWN, said, 0, 0, looked.reproduce, unknown=Unknown.EMPTY_SCOPE)
    if wrong:
        first, said = wrong[0]
        at = f":{first.line}" if first.line else ""
        more = f", first {first.path}" if len(wrong) > 1 else f": {first.path}"
        only = looked.number == 1
        told = (
            f"{first.path}{at} {said}"
            if only
            else f"{len(wrong)} of {counted(looked.number, looked.noun)}{more}{at} {said}"
        )
        places = tuple(dict.fromkeys(place for place, _ in wrong))[:MAX_PLACES]
        return Evidence(
            KIND, Outcome.FAILS, told, looked.number, looked.number - len(wrong), looked.reproduce, places=places
        )
    said = f"{good}: {counted(looked.number, looked.noun)}"
    places = looked.places[:MAX_PLACES]
    return Evidence(KIND, Outcome.HOLDS, said, looked.number, looked.number, looked.reproduce, places=places)


def unread(path: str, line: int | None, why: str, reproduce: str, *, damaged: bool) -> Evidence:
    """Return that a file was not evaluated."""
    said, places = f"{path} is not evaluated: {why}", (Place(path, line),)
    if damaged:
        return Evidence(KIND, Outcome.ERROR, said, 1, 0, reproduce, places=places)
    return Evidence(KIND, Outcome.UNKNOWN, said, 1, 0, reproduce, skipped=1, unknown=Unknown.SKIPPED, places=places)
