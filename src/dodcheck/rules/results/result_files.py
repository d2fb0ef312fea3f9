"""The files of results that a rule looks at: those that the caller handed over, or tracked ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.model.evidence import Basis, Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.results.stated_results import unknown_finding
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_Results = TypeVar("_Results")
Load = Callable[[bytes], _Results]
"""Reads the bytes of a file. Raises ``FormatProblem`` for what is no such file."""


_START = 4096
"""So many bytes at the start of a file are searched for a sign of its format."""


class WantedResults(NamedTuple):
    """What is asked for: evidence files by name, or tracked ones by a glob; ``noun`` names such a file in words.

    A file that is called ``name``, or begins with one of the ``signs``, is meant to be of the format, even if it is
    damaged.
    """

    evidence: tuple[str, ...]
    path: str | None
    noun: str
    name: str
    signs: tuple[bytes, ...]
    advice: str

    def means(self, name: str, data: bytes) -> bool:
        """Return whether an evidence file is meant to be of the format."""
        return (
            name == self.name or name.startswith(f"{self.name}-") or any(sign in data[:_START] for sign in self.signs)
        )


class GivenResults(NamedTuple, Generic[_Results]):
    """Files that were read, each with the name or path that it is told by."""

    files: tuple[tuple[str, _Results], ...]
    basis: Basis

    def places(self) -> tuple[Place, ...]:
        """Return the tracked ones; what was handed over stands in no repository."""
        return tuple(Place(name) for name, _ in self.files) if self.basis is Basis.STATED else ()


def find_results(snapshot: Snapshot, wanted: WantedResults, load: Load[_Results]) -> GivenResults[_Results] | Finding:
    """Return the files that decide, or why none does.

    Of the evidence files every one counts that is of the format, unless some are named: then these alone, and each must
    be of it. So must one that is meant to be: what a damaged file would have said may be the contrary.
    """
    if wanted.path is not None:
        return _tracked_results(snapshot, wanted, wanted.path, load)
    if wanted.evidence:
        return _named_results(snapshot, wanted, load)
    return _results_of_format(snapshot, wanted, load)


def _results_of_format(
    snapshot: Snapshot, wanted: WantedResults, load: Load[_Results]
) -> GivenResults[_Results] | Finding:
    files = []
    for name in snapshot.handed_over_names():
        data = snapshot.handed_over(name) or b""
        read = _read_results(f"the evidence file {name}", data, wanted, load)
        if not isinstance(read, Finding):
            files.append((name, read))
        elif wanted.means(name, data):
            return read
    if not files:
        return unknown_finding(Unknown.OUTSIDE, f"no {wanted.noun} was handed over; {wanted.advice} would show it")
    return GivenResults(tuple(files), Basis.RECORDED)


def _named_results(snapshot: Snapshot, wanted: WantedResults, load: Load[_Results]) -> GivenResults[_Results] | Finding:
    files = []
    for name in wanted.evidence:
        data = snapshot.handed_over(name)
        if data is None:
            return unknown_finding(
                Unknown.OUTSIDE, f"no evidence file {name} was handed over; {wanted.advice} would show it"
            )
        read = _read_results(f"the evidence file {name}", data, wanted, load)
        if isinstance(read, Finding):
            return read
        files.append((name, read))
    return GivenResults(tuple(files), Basis.RECORDED)


def _tracked_results(
    snapshot: Snapshot, wanted: WantedResults, path: str, load: Load[_Results]
) -> GivenResults[_Results] | Finding:
    files = []
    for file in snapshot.glob(path):
        try:
            data = snapshot.read(file)
        except UnreadableError as problem:
            why = problem.unknown
            outcome = Outcome.ERROR if why is None else Outcome.UNKNOWN
            return Finding(outcome, str(problem), (Place(file),), unknown=why, skipped=1, basis=Basis.STATED)
        read = _read_results(file, data, wanted, load)
        if isinstance(read, Finding):
            return read._replace(places=(Place(file),), basis=Basis.STATED)
        files.append((file, read))
    if not files:
        return unknown_finding(Unknown.EMPTY_SCOPE, f"no tracked file is like {path}", Basis.STATED)
    return GivenResults(tuple(files), Basis.STATED)


def _read_results(name: str, data: bytes, wanted: WantedResults, load: Load[_Results]) -> _Results | Finding:
    try:
        return load(data)
    except UnreadProblem as problem:
        return Finding(
            Outcome.UNKNOWN, f"{name} is not read: {problem}", unknown=Unknown.SKIPPED, skipped=1, basis=Basis.RECORDED
        )
    except FormatProblem as problem:
        at = f" at line {problem.line}" if problem.line else ""
        return Finding(Outcome.ERROR, f"{name} is no {wanted.noun}{at}: {problem}", basis=Basis.RECORDED)
