"""Standard input and output, made safe for any text and any reader."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dodcheck.errors import user_error
from dodcheck.snapshot.protocol import MAX_FILE_BYTES

if TYPE_CHECKING:
    from dodcheck.reports.layout import Screen


def prepare_streams() -> None:
    """Make both output streams UTF-8 with plain line ends; what can't be encoded is escaped.

    A stream that was closed before Python began is ``None``: one that drops what is written takes its place.
    """
    sys.stdout, sys.stderr = sys.stdout or _null_stream(), sys.stderr or _null_stream()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _null_stream() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def say(text: str) -> None:
    """Write to standard output; a reader that has gone changes nothing. Raises ``UserError`` where it is full."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
    except OSError as problem:
        silence()
        why = (problem.strerror or "unknown").lower()
        raise user_error(f"standard output can't be written: {why}") from problem


def is_emptied_for_output(path: Path) -> bool:
    """Return whether standard output goes into a file, in which nothing stands: the shell has emptied it."""
    try:
        there, here = path.lstat(), os.fstat(sys.stdout.fileno())
    except (OSError, ValueError):
        return False
    return there.st_size == 0 and os.path.samestat(there, here)


def note(text: str) -> None:
    """Write a line about what was done to standard error; names of files stand in it, so nothing is obeyed."""
    from dodcheck.reports.visible import line_start, verbatim  # noqa: PLC0415 - lazy: most runs say nothing there

    sys.stderr.write(f"{line_start(verbatim(text))}\n")


def silence() -> None:
    """Send the rest of standard output nowhere: its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def standard_input() -> bytes:
    """Return all of standard input. Raises ``UserError`` where it is closed or larger than any file that is read."""
    if sys.stdin is None:
        raise user_error("-: standard input is closed", "Pipe a document into dodcheck, or name a file.")
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise user_error(f"-: standard input has more than {MAX_FILE_BYTES} bytes", "Documents are smaller than that.")
    return data


def wants_colour(*, refused: bool) -> bool:
    """Return whether standard output is a terminal whose user has not refused colour (`NO_COLOR` is honoured)."""
    return not refused and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def screen() -> Screen:
    """Return how large standard output is, less the line of the prompt; a usual page where it is no terminal."""
    from dodcheck.reports.layout import Screen  # noqa: PLC0415 - lazy: most commands print as wide as always

    if not sys.stdout.isatty():
        return Screen()
    columns, lines = shutil.get_terminal_size()
    return Screen(columns, lines - 1)
