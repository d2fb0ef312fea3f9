"""A look at a path: at the bytes of its file, at its mode, at its name."""

from __future__ import annotations

from collections.abc import Callable

from dodcheck.rules.sweeping.answers import answers
from dodcheck.rules.tidy.being import APART, Being, Glimpse, Standing, bad, open_
from dodcheck.rules.tidy.scripts import may_be_started
from dodcheck.rules.tidy.table import BY_MODE, BY_START, TidySweep, sweep_of
from dodcheck.rules.tidy.weight import WEIGHTS, weighed
from dodcheck.rules.tidy.width import WIDTHS, measured
from dodcheck.snapshot.protocol import MAX_FILE_BYTES, Snapshot, TooLargeError

PathLook = Callable[[str], Glimpse | None]
"""Looks at what stands at a path; ``None`` where it is good. It raises ``UnreadableError``."""


def looker(snapshot: Snapshot, being: Being, most: int) -> PathLook:
    """Return what looks at a path; a light file may have ``most`` bytes, a line of a narrow one so many characters."""
    if being is Being.LIGHT:
        return _by_weight(snapshot, most)
    if being is Being.NARROW:
        widths = answers(snapshot, WIDTHS)
        return lambda path: measured(widths(path), most)
    if being is Being.SPACELESS:
        return _spaceless
    if being is Being.NO_LINK:
        links = frozenset(snapshot.links())
        return lambda path: bad("is a symbolic link") if path in links else None
    look = _by_bytes(snapshot, being)
    if being in BY_START:
        return _by_start(snapshot, look)
    return _by_mode(snapshot, look) if being in BY_MODE else look


def _by_weight(snapshot: Snapshot, most: int) -> PathLook:
    """Return what weighs files: what is too large to be read is too heavy."""
    weigh = answers(snapshot, WEIGHTS)

    def look(path: str) -> Glimpse | None:
        try:
            return weighed(weigh(path), most)
        except TooLargeError:
            if most > MAX_FILE_BYTES:
                raise
            return bad(f"has more than {MAX_FILE_BYTES:,} bytes")

    return look


def _spaceless(path: str) -> Glimpse | None:
    return bad("has a space in its path") if " " in path else None


def _by_bytes(snapshot: Snapshot, being: Being) -> PathLook:
    asked: dict[TidySweep, PathLook] = {}

    def look(path: str) -> Glimpse | None:
        sweep = sweep_of(being, path)
        if sweep not in asked:
            asked[sweep] = answers(snapshot, sweep)
        return asked[sweep](path)

    return look


def _by_mode(snapshot: Snapshot, look: PathLook) -> PathLook:
    """Return what looks at scripts: what can be executed is good, what is no script is not asked for."""

    def looked(path: str) -> Glimpse | None:
        found = look(path)
        if found is None or found.standing is Standing.APART:
            return APART
        return None if snapshot.executable(path) else found

    return looked


def _by_start(snapshot: Snapshot, look: PathLook) -> PathLook:
    """Return what looks how files begin: of one that can be executed, a name of a script tells that it is one."""

    def looked(path: str) -> Glimpse | None:
        found = look(path)
        if found is None or found.standing is not Standing.OPEN:
            return found
        if snapshot.executable(path):
            return bad(found.what, 1) if may_be_started(path) else found
        return open_(f"{found.what}, and may be no script of its own") if may_be_started(path) else APART

    return looked
