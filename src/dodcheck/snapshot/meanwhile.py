"""A part of the work that a copy of this process does meanwhile, where there is a second processor."""

from __future__ import annotations

import os
import pickle
import threading
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Generic, NoReturn, TypeVar

_Result = TypeVar("_Result")


def is_possible() -> bool:
    """Return whether a copy would run at the same time; a process with more than one thread is never copied."""
    if not (hasattr(os, "fork") and hasattr(os, "sched_getaffinity")):
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def cut(sizes: Sequence[int], part: float, few: int) -> int:
    """Return how many of some things, from the first, make up a part of the work; 0 where that is little, or all."""
    sums = [*accumulate(sizes)]
    first = bisect_left(sums, sums[-1] * part) + 1 if sums and sums[-1] > few else 0
    return first if first < len(sizes) else 0


class Meanwhile(Generic[_Result]):
    """A call that a copy of this process begins at once. Nothing of what it does is seen here but its result."""

    def __init__(self, call: Callable[[], _Result]) -> None:
        out, into = os.pipe()
        self._copy = os.fork()
        if not self._copy:
            _answer(call, into)
        os.close(into)
        self._out = out

    def result(self) -> _Result | None:
        """Wait for the result; ``None`` where the copy came to none: the call is then to be made here."""
        with os.fdopen(self._out, "rb") as answer:
            data = answer.read()
        _, status = os.waitpid(self._copy, 0)
        if status:
            return None
        found: _Result = pickle.loads(data)  # noqa: S301 - written by the copy of this very process
        return found


def _answer(call: Callable[[], object], into: int) -> NoReturn:
    """Write the result of a call and end, whatever happens: the one that asked has all else to do."""
    code = 1
    try:
        data = pickle.dumps(call(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(into, "wb") as answer:
            answer.write(data)
        code = 0
    finally:
        os._exit(code)
