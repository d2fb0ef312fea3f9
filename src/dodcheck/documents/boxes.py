"""Boxes: `[ ]`, `[x]`, and the states people invent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dodcheck.model.criterion import Tick

_BOX = re.compile(r"\[(?P<state>[^\[\]\n]{0,3})\](?=\s|$)")
_TICKED = frozenset({"x", "X"})


@dataclass(frozen=True, slots=True)
class Box:
    """A box at the start of a source: what stands between its brackets, its state, the source behind it."""

    state: str
    tick: Tick
    rest: str


def box(source: str) -> Box | None:
    """Return the box that a Markdown source begins with, or ``None``. A numbered reference such as `[1]` is no box."""
    found = _BOX.match(source)
    if found is None:
        return None
    tick = _tick(found["state"])
    return None if tick is Tick.NONE else Box(found["state"], tick, source[found.end() :].lstrip())


def _tick(state: str) -> Tick:
    if state in _TICKED:
        return Tick.TICKED
    if state == " ":
        return Tick.UNTICKED
    if state == "~":
        return Tick.PARTLY
    inner = state.strip()
    return Tick.NONE if inner.isdigit() or (len(inner) > 1 and inner.isalnum()) else Tick.NOT_UNDERSTOOD
