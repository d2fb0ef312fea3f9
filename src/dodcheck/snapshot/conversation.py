"""A process that is asked one question after another."""

from __future__ import annotations

import os
import select
import subprocess
import weakref
from typing import IO

from dodcheck.snapshot.process import stop

SILENCE_SECONDS = 10
"""An answer takes a millisecond, but for a large file on a slow disk."""

_CHUNK = 64 * 1024


class NoAnswerError(Exception):
    """The process ended, or gave no answer in time."""


class Conversation:
    """A running process. It is stopped when this object is garbage, and at the end of the program at the latest."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a talk needs both pipes")
        self._stdin: IO[bytes] = process.stdin
        self._stdout: IO[bytes] = process.stdout
        self._pending = bytearray()
        self.close = weakref.finalize(self, stop, process)

    def ask(self, question: bytes) -> None:
        """Send the whole question. Raises ``NoAnswerError`` when the process has ended."""
        rest = memoryview(question)
        while rest:
            if not _is_ready(self._stdin, select.POLLOUT):
                raise NoAnswerError
            try:
                rest = rest[os.write(self._stdin.fileno(), rest[: select.PIPE_BUF]) :]
            except BrokenPipeError as error:
                raise NoAnswerError from error

    def read_until(self, mark: bytes) -> bytes:
        """Return what comes before the next ``mark``, a single byte, and skip the mark. Raises ``NoAnswerError``."""
        seen = 0
        while (at := self._pending.find(mark, seen)) < 0:
            seen = len(self._pending)
            self._read_more()
        answer = bytes(self._pending[:at])
        del self._pending[: at + 1]
        return answer

    def read_bytes(self, count: int) -> bytes:
        """Return the next ``count`` bytes. Raises ``NoAnswerError``."""
        while len(self._pending) < count:
            self._read_more()
        answer = bytes(self._pending[:count])
        del self._pending[:count]
        return answer

    def _read_more(self) -> None:
        chunk = os.read(self._stdout.fileno(), _CHUNK) if _is_ready(self._stdout, select.POLLIN) else b""
        if not chunk:
            raise NoAnswerError
        self._pending.extend(chunk)


def _is_ready(pipe: IO[bytes], event: int) -> bool:
    """Return whether a pipe can be read or written in time, or has ended; ``select`` takes no number above 1,023."""
    poll = select.poll()
    poll.register(pipe, event)
    return bool(poll.poll(SILENCE_SECONDS * 1000))
