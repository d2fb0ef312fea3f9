"""A part of the work that a copy of this process does meanwhile, where there is a second processor."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import weakref
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import Generic, NoReturn, TypeVar

_Result = TypeVar("_Result")
_Message = TypeVar("_Message")
_SIZE = 8
"""So many bytes before a message say how long it is."""


def is_possible() -> bool:
    """Return whether a copy would run at the same time; a process with more than one thread is never copied."""
    if not (hasattr(os, "fork") and hasattr(os, "sched_getaffinity")):
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def split_at(sizes: Sequence[int], part: float, few: int) -> int:
    """Return how many of some things, from the first, make up a part of the work; 0 where that is little, or all."""
    sums = [*accumulate(sizes)]
    first = bisect_left(sums, sums[-1] * part) + 1 if sums and sums[-1] > few else 0
    return first if first < len(sizes) else 0


class ForkedCall(Generic[_Result]):
    """A call that a copy of this process begins at once; only its result comes back, no side effect.

    The copy is ended where this object is dropped before anybody asked for the result.
    """

    def __init__(self, call: Callable[[], _Result]) -> None:
        out, into = os.pipe()
        self._copy = os.fork()
        if not self._copy:
            _send_result_and_exit(call, into)
        os.close(into)
        self._out = out
        self._end = weakref.finalize(self, _end_copy, os.getpid(), self._copy, out)

    def result(self) -> _Result | None:
        """Wait for the result; ``None`` where the copy came to none: the call is then to be made here."""
        self._end.detach()
        with os.fdopen(self._out, "rb") as answer:
            data = answer.read()
        _, status = os.waitpid(self._copy, 0)
        if status:
            return None
        result: _Result = pickle.loads(data)  # noqa: S301 - written by the copy of this very process
        return result


def _end_copy(owner: int, copy: int, out: int) -> None:
    """End a copy that nobody waits for; what is a copy itself has inherited this, and ends none of the others."""
    if os.getpid() == owner:
        os.close(out)
        os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _send_result_and_exit(call: Callable[[], object], into: int) -> NoReturn:
    """Write the result of a call and end, whatever happens: the one that asked has all else to do."""
    code = 1
    try:
        data = pickle.dumps(call(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(into, "wb") as answer:
            answer.write(data)
        code = 0
    finally:
        os._exit(code)


class ChannelError(Exception):
    """The process at the other end of a line has ended, or said something else than was agreed."""


class Channel:
    """One end of a line between a process and its copy: what one sends, the other receives, in that order."""

    def __init__(self, out: int, into: int) -> None:
        self._out, self._into = os.fdopen(out, "rb"), into

    def send(self, message: object) -> None:
        """Send a message; it may have to be received before this returns. Raises ``ChannelError``."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        rest = memoryview(len(data).to_bytes(_SIZE, "big") + data)
        try:
            while rest:
                rest = rest[os.write(self._into, rest) :]
        except OSError:
            raise ChannelError from None

    def receive(self, kind: type[_Message]) -> _Message:
        """Wait for the next message, which has to be of a kind. Raises ``ChannelError``."""
        size = int.from_bytes(self._out.read(_SIZE), "big")
        data = self._out.read(size)
        message: object = pickle.loads(data) if size and len(data) == size else None  # noqa: S301 - by this very process
        if not isinstance(message, kind):
            raise ChannelError
        return message

    def close(self) -> None:
        """End the conversation."""
        self._out.close()
        os.close(self._into)


@contextmanager
def conversing_copy(call: Callable[[Channel], None]) -> Iterator[Channel]:
    """Let a copy of this process make a call, and talk to it over a line; at the end of the block it has ended."""
    (theirs, into), (out, answering) = os.pipe(), os.pipe()
    copy = os.fork()
    if not copy:
        os.close(into)
        os.close(out)
        _converse_and_exit(call, Channel(theirs, answering))
    os.close(theirs)
    os.close(answering)
    line = Channel(out, into)
    try:
        yield line
    finally:
        line.close()
        os.waitpid(copy, 0)


def _converse_and_exit(call: Callable[[Channel], None], line: Channel) -> NoReturn:
    """Make a call and end, whatever happens: the one that asked has all else to do."""
    code = 1
    try:
        call(line)
        code = 0
    finally:
        os._exit(code)
