"""Boxes: `[ ]`, `[x]`, and the states people invent."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.model.criterion import Tick

_BOX = re.compile(r"\[(?P<state>[^\[\]\n]{0,3})\](?=\s|$)")
_CLOSE = re.compile(r"\[(?P<state>[ xX])\](?=[\w`*\"'“‘])")
"""A box right before a word: a slip of the pen, and no box to Markdown."""
STATE_WORDS = (
    r"\(?(?:done|completed?|finished|implemented|to[ -]?do|wip|in[ _-]?progress|not started|pending|planned"
    r"|partial(?:ly)?|partly|blocked|skipped|deferred|postponed|cancell?ed)\)?"
)
"""What people write between brackets in the place of a sign."""
_WORDED = re.compile(rf"\[(?P<state>{STATE_WORDS})\](?=\s+\S)", re.IGNORECASE)
_OPTIONAL = re.compile(r"\[(?P<state>[ xX])\]\\?\*(?=\s+\S)")
"""A box with a star behind it: some spec tools mark so what may be left undone."""
_EXPLAINED = re.compile(r"\[[A-WYZ]\](?: (?:tasks?|items?|steps?))? (?:=|→|means?\b|marks?\b)")
"""A sign of tasks that this line explains, as `[P] tasks = may run at the same time`: no box at all."""
_TICKS = {"x": Tick.TICKED, "X": Tick.TICKED, " ": Tick.UNTICKED, "~": Tick.PARTLY}
_NO_STATE = re.compile(r"\d+|\w{2,}|\^.*|\.+|…")
"""Between brackets: a reference (`[1]`, `[AB]`), a footnote (`[^1]`), something left out (`[...]`)."""


class Box(NamedTuple):
    """A box at the start of a source: what stands between its brackets, its state, the source behind it.

    ``optional`` says that a star behind it marks what may be left undone.
    """

    state: str
    tick: Tick
    rest: str
    optional: bool = False


def leading_box(source: str) -> Box | None:
    """Return the box that a Markdown source begins with, or ``None``. A numbered reference such as `[1]` is no box.

    One right before a word is not understood: to Markdown it is text. Nor is a word for how far something is.
    """
    if _EXPLAINED.match(source):
        return None
    if marked := _OPTIONAL.match(source):
        return Box(marked["state"], _TICKS[marked["state"]], source[marked.end() :].lstrip(), optional=True)
    if close := _CLOSE.match(source):
        return Box(close["state"], Tick.NOT_UNDERSTOOD, source[close.end() :])
    if worded := _WORDED.match(source):
        return Box(worded["state"], Tick.NOT_UNDERSTOOD, source[worded.end() :].lstrip())
    found = _BOX.match(source)
    if found is None or _NO_STATE.fullmatch(found["state"].strip()):
        return None
    tick = _TICKS.get(found["state"], Tick.NOT_UNDERSTOOD)
    return Box(found["state"], tick, source[found.end() :].lstrip())
