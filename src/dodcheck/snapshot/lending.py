"""An earlier state of a repository, with the evidence files that the caller hands over today."""

from __future__ import annotations

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.wrapped import WrappedSnapshot


class LendingSnapshot(WrappedSnapshot):
    """The snapshot ``inner``, where the evidence files are those of ``lender``."""

    def __init__(self, inner: Snapshot, lender: Snapshot) -> None:
        super().__init__(inner)
        self._lender = lender

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._lender.handed_over(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        return self._lender.handed_over_names()
