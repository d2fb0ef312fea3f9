"""Remarks that change no verdict."""

from __future__ import annotations

from dataclasses import dataclass, field

from dodcheck.model.location import Location


@dataclass(frozen=True, slots=True, order=True)
class Notice:
    """Something the reader of a report should know; it never changes a verdict or a gate.

    ``kind`` is a stable kebab-case word (``not-understood``, ``duplicate-phase``, ``contradiction`` …), ``message`` one
    plain sentence without the place, which ``location`` gives. ``beside`` is the other place of a contradiction: the
    notice is about both, and the message names it.
    """

    kind: str
    location: Location
    message: str
    beside: Location | None = field(default=None, compare=False)
