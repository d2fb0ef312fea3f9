"""Standard input and output, made safe for any text and any reader."""

from __future__ import annotations

import io
import os
import sys


def prepared() -> None:
    """Make both output streams UTF-8 with plain line ends; what can't be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def silence() -> None:
    """Send the rest of standard output nowhere: its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_colour(*, refused: bool) -> bool:
    """Return whether standard output is a terminal whose user has not refused colour (`NO_COLOR` is honoured)."""
    return not refused and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
