"""The files of results that counterexamples change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.base import Counterexample
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_Results = TypeVar("_Results")


def files_of(
    snapshot: Snapshot, path: str | None, evidence: tuple[str, ...], load: Callable[[bytes], _Results]
) -> Iterator[tuple[str, _Results]]:
    """Yield the files that a rule looks at and can read, tracked ones where it names a path."""
    names = snapshot.glob(path) if path else evidence or snapshot.handed_over_names()
    for name in names:
        try:
            yield name, load(snapshot.read(name) if path else snapshot.handed_over(name) or b"")
        except (FormatProblem, UnreadableError):
            continue


def written_to(path: str | None, summary: str, files: Mapping[str, bytes]) -> Counterexample:
    """Return the counterexample that has these bytes in tracked files, where there is a path, else handed over."""
    return Counterexample(summary, changes=files) if path else Counterexample(summary, evidence=files)
