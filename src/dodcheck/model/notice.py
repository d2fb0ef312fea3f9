"""Remarks that change no verdict."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.model.location import Location


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """Something the reader of a report should know; it never changes a verdict or a gate.

    ``kind`` is a stable kebab-case word (``not-understood``, ``duplicate-phase``, ``contradiction`` …), ``message`` one
    plain sentence without the place, which ``location`` gives.
    """

    kind: str
    location: Location
    message: str
