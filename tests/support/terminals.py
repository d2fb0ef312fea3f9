"""A terminal that a process of the tests is started on."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Callable


def on_a_terminal(start: Callable[[int], subprocess.Popen[bytes]]) -> tuple[str, int]:
    """Return all that a process sends to a terminal, and its exit code; ``start`` begins it with the descriptor."""
    ours, its = pty.openpty()
    with start(its) as started:
        os.close(its)
        sent = b""
        while part := _read(ours):
            sent += part
    os.close(ours)
    return sent.decode(), started.returncode


def _read(terminal: int) -> bytes:
    """Return what has been sent since; nothing once no process has the terminal open any more."""
    try:
        return os.read(terminal, 65_536)
    except OSError:
        return b""
