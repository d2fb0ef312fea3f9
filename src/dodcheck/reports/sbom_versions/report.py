"""What is rendered: every library with its versions, and what was compared."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple, assert_never

from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.supply.vendoring.survey import SkippedPlace
from dodcheck.supply.versions.state import JudgedLibrary, Limits, State


class ComparedSources(NamedTuple):
    """Where the versions come from: table, bill of materials and file of newest versions by their paths.

    ``latest`` is the name of the caller's file, ``recorded`` the day that it holds. ``rows`` are lines of the table
    that name no library.
    """

    table: str | None
    sbom: str | None
    latest: str | None
    recorded: date | None
    rows: tuple[int, ...] = ()


class VersionsReport(NamedTuple):
    """The libraries as they are judged, and what was not seen of the tree."""

    libraries: tuple[JudgedLibrary, ...]
    skipped: tuple[SkippedPlace, ...]
    compared: ComparedSources
    limits: Limits
    as_of: date
    snapshot: SnapshotFacts

    @property
    def passed(self) -> bool:
        """Whether nothing blocks, and everything was seen."""
        return not self.skipped and not any(library.blocking for library in self.libraries)

    def ordered(self) -> tuple[JudgedLibrary, ...]:
        """Return the libraries that block first, the worst state first, then by name."""
        states = list(State)
        return tuple(sorted(self.libraries, key=lambda one: (not one.blocking, states.index(one.state))))


def verdict(report: VersionsReport) -> str:
    """Return in one clause why the gate passes or blocks."""
    count = len(report.libraries)
    if report.passed:
        behind = sum(library.state is State.BEHIND for library in report.libraries)
        asked = report.limits.max_age is not None or report.limits.max_behind is not None or report.limits.strict
        parts = ["nothing disagrees", *(["nothing is older than allowed"] if asked else [])]
        parts += [f"{behind:,} behind what is newest"] if behind else []
        return f"{counted(count, 'library', 'libraries')}, {', '.join(parts)}"
    blocking = Counter(_worst_state(library) for library in report.libraries if library.blocking)
    parts = [
        f"{blocking[state]:,} {_state_as_predicate(state, blocking[state])}" for state in State if state in blocking
    ]
    what = " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
    said = f"of {counted(count, 'library', 'libraries')} {what}" if parts else ""
    unseen = len(report.skipped)
    unsaid = f"{counted(unseen, 'place')} {'was' if unseen == 1 else 'were'} not seen" if unseen else ""
    return "; ".join(filter(None, (said, unsaid)))


def _worst_state(library: JudgedLibrary) -> State:
    """Return the worst of what keeps a library from passing: what is only said of it may be worse."""
    states = list(State)
    return min((remark.state for remark in library.blocking), key=states.index)


def _state_as_predicate(state: State, count: int) -> str:
    be = "is" if count == 1 else "are"
    match state:
        case State.DISAGREES:
            return "disagrees" if count == 1 else "disagree"
        case State.UNPINNED:
            return f"{be} not pinned"
        case State.UNKNOWN:
            return f"{be} not known"
        case State.BEHIND | State.AGREES | State.CURRENT:
            return f"{be} too old or behind"
        case _:
            assert_never(state)


def sources_in_words(compared: ComparedSources) -> str:
    """Return in words what was compared."""
    named = (("table", compared.table), ("SBOM", compared.sbom), ("newest versions", compared.latest))
    return ", ".join(f"{what} {path}" if path else f"no {what}" for what, path in named)


def age_in_words(library: JudgedLibrary) -> str:
    """Return how old a library is, in days."""
    return "" if library.age is None else f"{library.age:,} d"
