"""Does a saved report still hold? The same scope is judged again on the same files, at the report's own date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from dodcheck import __version__
from dodcheck.errors import user_error
from dodcheck.model.report import Report
from dodcheck.trust.saved.compare import Difference, differences
from dodcheck.trust.saved.essence import essences
from dodcheck.trust.saved.expired import Lapse, lapses
from dodcheck.trust.saved.saved import Kind, Saved
from dodcheck.trust.saved.ways import CallerMaterial, Way, ways

Plain = Mapping[Kind, Callable[[Report], Mapping[str, Any]]]
"""Gives a report as the plain values that stand in a file of each kind."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a saved report is worth.

    ``found`` is the report that is found at its own date, in the ``way`` that comes nearest to the saved one. ``today``
    is the report of the same files on the ``day`` of the verification, ``None`` where the saved one does not hold or is
    of that day or later.
    """

    saved: Saved
    judged_by: str
    day: date
    found: Report
    way: Way
    differences: tuple[Difference, ...]
    today: Report | None

    @property
    def holds(self) -> bool:
        """Whether every value that is compared is the same."""
        return not self.differences

    @property
    def compares_everything(self) -> bool:
        """Whether all values are compared; of another version of dodcheck, words are not."""
        return self.saved.dodcheck == self.judged_by

    @property
    def lapses(self) -> tuple[Lapse, ...]:
        """The criteria whose verdict the days alone have changed."""
        return tuple(lapses(self.found, self.today)) if self.today else ()


class _Attempt(NamedTuple):
    way: Way
    found: Report
    differences: tuple[Difference, ...]


def verify(saved: Saved, brought: CallerMaterial, plain: Plain) -> Verification:
    """Judge a saved report again. Raises ``UserError`` where that can't be done with what the caller brings."""
    _check_evidence(saved, brought)
    best = _best_attempt(saved, brought, plain)
    day = brought.caller.as_of
    later = day > saved.as_of and not best.differences
    today = best.way.judge(brought.caller) if later else None
    return Verification(saved, __version__, day, best.found, best.way, best.differences, today)


def _best_attempt(saved: Saved, brought: CallerMaterial, plain: Plain) -> _Attempt:
    """Return the first way that gives the saved report, or else the one that comes nearest."""
    tried: list[_Attempt] = []
    for way in ways(saved, brought):
        report = way.judge(replace(brought.caller, as_of=saved.as_of))
        tried.append(_Attempt(way, report, _differences(saved, plain[saved.kind](report))))
        if not tried[-1].differences:
            return tried[-1]
    return min(tried, key=lambda attempt: len(attempt.differences))


def _differences(saved: Saved, plain: Mapping[str, Any]) -> tuple[Difference, ...]:
    if saved.dodcheck == __version__:
        return differences(saved.value, plain)
    return differences(*essences(saved.kind, saved.value, plain))


def _check_evidence(saved: Saved, brought: CallerMaterial) -> None:
    """Raise ``UserError`` where the caller hands over evidence of other names than the report was judged with."""
    missing = sorted(saved.evidence.keys() - brought.evidence.keys())
    if missing:
        hint = "Hand over the same: " + " ".join(f"--evidence {name}=PATH" for name in missing)
        raise user_error(f"{saved.name} was judged with evidence that is missing here: {', '.join(missing)}", hint)
    more = sorted(brought.evidence.keys() - saved.evidence.keys())
    if more:
        message = f"{saved.name} was not judged with this evidence: {', '.join(more)}"
        raise user_error(message, "Leave it out, or judge anew.")
