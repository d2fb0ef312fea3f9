"""Processes with a deadline and a limit on what they may print."""

from __future__ import annotations

import os
import selectors
import subprocess
import time
from typing import NamedTuple, Self

from dodcheck.errors import user_error

TIMEOUT_SECONDS = 120
"""No single question to git takes longer in the largest public repositories."""

MAX_OUTPUT_BYTES = 1024 * 1024 * 1024
"""The index of ten million files prints about this much."""

_MAX_PROBLEM_BYTES = 64 * 1024
_CHUNK = 1024 * 1024


class ProcessResult(NamedTuple):
    """A process that has ended: its exit code, what it printed, what it complained about."""

    code: int
    output: bytes
    problem: str


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it is doing, and close its pipes."""
    if process.poll() is None:
        process.kill()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    process.wait()


class Running:
    """A process that has no input and whose answer is still to be read."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._deadline = time.monotonic() + TIMEOUT_SECONDS

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        stop(self._process)

    def finish(self) -> ProcessResult:
        """Wait for the end. Raises ``UserError`` when the deadline or the limit is passed."""
        with self:
            output, problem = self._read(self._process)
            code = self._process.wait(TIMEOUT_SECONDS)
        return ProcessResult(code, output, problem.decode("utf-8", "replace"))

    def _read(self, process: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
        output, problem = bytearray(), bytearray()
        if process.stdout is None or process.stderr is None:
            raise ValueError("a running process needs both pipes")
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ, output)
            selector.register(process.stderr, selectors.EVENT_READ, problem)
            while selector.get_map():
                ready = selector.select(max(0.0, self._deadline - time.monotonic()))
                if not ready:
                    raise user_error(f"git gave no answer within {TIMEOUT_SECONDS} seconds")
                for key, _ in ready:
                    chunk = os.read(key.fd, _CHUNK)
                    key.data.extend(chunk)
                    if not chunk:
                        selector.unregister(key.fileobj)
                del problem[_MAX_PROBLEM_BYTES:]
                if len(output) > MAX_OUTPUT_BYTES:
                    raise user_error(f"git printed more than {MAX_OUTPUT_BYTES} bytes")
        return bytes(output), bytes(problem)
