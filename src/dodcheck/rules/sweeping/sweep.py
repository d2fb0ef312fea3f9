"""A question for very many files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar, runtime_checkable

from dodcheck.snapshot.protocol import Snapshot

_Answer_co = TypeVar("_Answer_co", covariant=True)


class Sweep(Protocol[_Answer_co]):
    """A question that a file's bytes answer by themselves, and most of them with nothing.

    It is a frozen value: two that are equal get the same answers. Answers can be pickled.
    """

    def answer(self, data: bytes) -> _Answer_co | None:
        """Return what a file of these bytes says, ``None`` where it says nothing."""
        ...


class Swept(NamedTuple):
    """A sweep, and the tracked files that it goes over."""

    sweep: Sweep[Any]
    files: Sequence[str]


@runtime_checkable
class Sweeping(Protocol):
    """A rule that asks very many files."""

    def sweeps(self, snapshot: Snapshot) -> Iterator[Swept]:
        """Yield what it will ask of which files when it examines the snapshot; none where it asks few."""
        ...
