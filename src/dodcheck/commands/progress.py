"""How far long work has come, on one line of a terminal that is written over and vanishes at the end."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, Protocol, TextIO, TypeVar

from dodcheck.model.progress import Progress, Silent
from dodcheck.phrasing import counted
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.wrapped import WatchedSnapshot

AFTER: Final = 0.5
"""Seconds that work takes before anything is shown."""

EVERY: Final = 0.1
"""Seconds between two states that are shown."""

_COLUMNS = 80
_Item = TypeVar("_Item")


class ProgressDisplay(Progress, Protocol):
    """Progress of a command."""

    def watched(self, snapshot: Snapshot) -> Snapshot:
        """Return a snapshot that reports each file it reads."""


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[ProgressDisplay]:
    """Show progress of the block on standard error, where that is a terminal and nothing asks for silence."""
    if quiet or not can_show_progress(sys.stderr, os.environ):
        yield HIDDEN
        return
    line = ProgressLine(sys.stderr, columns(sys.stderr, os.environ))
    try:
        yield line
    finally:
        line.erase()


def can_show_progress(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether a stream is a terminal that can go back on a line, and no log of CI."""
    in_ci = environment.get("CI", "").lower() not in ("", "0", "false")
    return not in_ci and environment.get("TERM") != "dumb" and stream.isatty()


def columns(stream: TextIO, environment: Mapping[str, str]) -> int:
    """Return how many characters a line of the terminal holds: what ``COLUMNS`` says, else what the terminal does."""
    width = environment.get("COLUMNS", "")
    if width.isascii() and width.isdecimal() and int(width):
        return int(width)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    except OSError:
        return _COLUMNS


class HiddenProgress(Silent):
    """Shows nothing."""

    def watched(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot as it is."""
        return snapshot


HIDDEN: Final = HiddenProgress()
"""The progress that nobody is shown."""


class ProgressLine:
    """One line of a terminal. It needs no colour and no escape sequence: blanks cover what was longer before.

    ``clock`` tells seconds. A copy of the process that works meanwhile shows nothing: the line belongs to one of them.
    """

    def __init__(self, stream: TextIO, width: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._width = width
        self._shown = 0
        self._read = 0
        self._doing = ""
        self._clock = clock
        self._next = clock() + AFTER
        self._process = os.getpid()

    def along(self, doing: str, items: Iterable[_Item], total: int | None, /) -> Iterator[_Item]:
        """Yield the items, and show which of them is being worked on."""
        of = "" if total is None else f" of {total:,}"
        for number, item in enumerate(items, 1):
            self._doing = f"{doing} {number:,}{of}"
            self._show()
            yield item
        self._doing = ""

    def watched(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot; how many of its files were read is shown."""
        return WatchedSnapshot(snapshot, self._count)

    def erase(self) -> None:
        """Clear the line."""
        if self._shown:
            self._write("")

    def _count(self) -> None:
        self._read += 1
        self._show()

    def _show(self) -> None:
        now = self._clock()
        if now < self._next or os.getpid() != self._process:
            return
        self._next = now + EVERY
        read = f"{counted(self._read, 'file')} read" if self._read else ""
        # The last column stays free: some terminals go on to the next line when it is written.
        self._write(": ".join(filter(None, (self._doing, read)))[: max(self._width - 1, 0)])

    def _write(self, text: str) -> None:
        blanks = " " * (self._shown - len(text))
        back = "\r" if blanks else ""
        self._stream.write(f"\r{text}{blanks}{back}{text if back else ''}")
        self._stream.flush()
        self._shown = len(text)
