"""The files of results that a rule looks at: those that the caller handed over, or tracked ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.model.evidence import Basis, Outcome, Place, Unknown
from dodcheck.rules.results.told import Told, untold
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_Results = TypeVar("_Results")
Load = Callable[[bytes], _Results]
"""Reads the bytes of a file. Raises ``FormatProblem`` for what is no such file."""


class Wanted(NamedTuple):
    """What is asked for: evidence files by name, or tracked ones by a glob; ``noun`` names such a file in words."""

    evidence: tuple[str, ...]
    path: str | None
    noun: str
    advice: str


class Given(NamedTuple, Generic[_Results]):
    """Files that were read, each with the name or path that it is told by."""

    files: tuple[tuple[str, _Results], ...]
    basis: Basis

    def places(self) -> tuple[Place, ...]:
        """Return the tracked ones; what was handed over stands in no repository."""
        return tuple(Place(name) for name, _ in self.files) if self.basis is Basis.STATED else ()


def given(snapshot: Snapshot, wanted: Wanted, load: Load[_Results]) -> Given[_Results] | Told:
    """Return the files that decide, or why none does.

    Of the evidence files every one counts that is of the format, unless some are named: then these alone, and each must
    be of it.
    """
    if wanted.path is not None:
        return _tracked(snapshot, wanted, wanted.path, load)
    if wanted.evidence:
        return _named(snapshot, wanted, load)
    found = tuple(_fitting(snapshot, load))
    return Given(found, Basis.RECORDED) if found else _none(wanted)


def _none(wanted: Wanted) -> Told:
    return untold(Unknown.OUTSIDE, f"no {wanted.noun} was handed over; {wanted.advice} would show it")


def _fitting(snapshot: Snapshot, load: Load[_Results]) -> Iterator[tuple[str, _Results]]:
    for name in snapshot.handed_over_names():
        try:
            yield name, load(snapshot.handed_over(name) or b"")
        except FormatProblem:
            continue


def _named(snapshot: Snapshot, wanted: Wanted, load: Load[_Results]) -> Given[_Results] | Told:
    files = []
    for name in wanted.evidence:
        data = snapshot.handed_over(name)
        if data is None:
            return untold(Unknown.OUTSIDE, f"no evidence file {name} was handed over; {wanted.advice} would show it")
        read = _read(f"the evidence file {name}", data, wanted, load)
        if isinstance(read, Told):
            return read
        files.append((name, read))
    return Given(tuple(files), Basis.RECORDED)


def _tracked(snapshot: Snapshot, wanted: Wanted, path: str, load: Load[_Results]) -> Given[_Results] | Told:
    files = []
    for one in snapshot.glob(path):
        try:
            data = snapshot.read(one)
        except UnreadableError as problem:
            why = problem.unknown
            outcome = Outcome.ERROR if why is None else Outcome.UNKNOWN
            return Told(outcome, str(problem), 0, 0, why, 1, (Place(one),), Basis.STATED)
        read = _read(one, data, wanted, load)
        if isinstance(read, Told):
            return read._replace(places=(Place(one),), basis=Basis.STATED)
        files.append((one, read))
    if not files:
        return untold(Unknown.EMPTY_SCOPE, f"no tracked file is like {path}", Basis.STATED)
    return Given(tuple(files), Basis.STATED)


def _read(name: str, data: bytes, wanted: Wanted, load: Load[_Results]) -> _Results | Told:
    try:
        return load(data)
    except UnreadProblem as problem:
        return Told(Outcome.UNKNOWN, f"{name} is not read: {problem}", 0, 0, Unknown.SKIPPED, 1)
    except FormatProblem as problem:
        at = f" at line {problem.line}" if problem.line else ""
        return Told(Outcome.ERROR, f"{name} is no {wanted.noun}{at}: {problem}", 0, 0)


def several(names: Sequence[str]) -> str:
    """Return names in words, the first three of them."""
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > len(names[:3]) else shown
