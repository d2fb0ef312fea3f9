"""A snapshot with the day that it is judged on."""

from __future__ import annotations

from datetime import date

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.wrapped import WrappedSnapshot


class DatedSnapshot(WrappedSnapshot):
    """The snapshot ``inner``, judged as of ``day``."""

    def __init__(self, inner: Snapshot, day: date) -> None:
        super().__init__(inner)
        self._day = day

    def as_of(self) -> date | None:
        """Return the day of the judgement."""
        return self._day
