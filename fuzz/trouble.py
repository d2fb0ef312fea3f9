"""One input tried: what went wrong with it, if anything, and how long it took."""

from __future__ import annotations

import gc
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from fuzz.campaign import PATIENCE, Given

SECONDS_PER_BYTE = 4.0 / 100_000
"""What an input may take on top of the patience of its campaign: four seconds for each 100 kB."""


class Trouble(NamedTuple):
    """What is wrong: ``kind`` is the same for inputs that meet one and the same defect, ``told`` is for people."""

    kind: str
    told: str


class Tried(NamedTuple):
    """Processor time in seconds, and the trouble there was."""

    seconds: float
    trouble: Trouble | None


class _TooSlow(BaseException):
    """Raised inside a check that does not end."""


def size_of(given: Given) -> int:
    """Return how many bytes an input has."""
    return sum(len(name) + len(data) for name, data in given.items())


def tried(check: Callable[[Given], None], given: Given, patience: float = PATIENCE) -> Tried:
    """Try one input. Works in the main thread alone: a signal ends what takes too long."""
    limit = patience + size_of(given) * SECONDS_PER_BYTE
    start = time.process_time()
    trouble: Trouble | None = None
    try:
        with _alarm(limit):
            check(given)
    except _TooSlow as problem:
        trouble = Trouble("too slow", f"not done after {limit:.1f} s\n{_told(problem)}")
    except MemoryError as problem:
        gc.collect()
        trouble = Trouble("memory", _told(problem))
    except Exception as problem:  # noqa: BLE001 - whatever comes is what is looked for
        trouble = Trouble(_kind(problem), _told(problem))
    return Tried(time.process_time() - start, trouble)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(*_: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _kind(problem: BaseException) -> str:
    """Return the type of an exception and the function it came from."""
    frames = traceback.extract_tb(problem.__traceback__)
    own = [frame for frame in frames if "dodcheck" in frame.filename or "fuzz" in frame.filename]
    last = own[-1] if own else frames[-1]
    return f"{type(problem).__name__} in {last.filename.rpartition('/')[2]}:{last.name}"


def _told(problem: BaseException) -> str:
    """Return the end of the traceback: of deep recursion, only the ends are worth reading."""
    lines = "".join(traceback.format_exception(problem, limit=-12)).splitlines()
    return "\n".join(line[:2_000] for line in lines)
