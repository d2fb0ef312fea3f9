"""Where reports go: standard output, files, the exit code."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dodcheck.commands.main import BLOCKED, PASSED
from dodcheck.commands.streams import wants_colour
from dodcheck.errors import UserError, user_error
from dodcheck.model.report import Report
from dodcheck.reports.table import FORMATS
from dodcheck.reports.terminal import render_coloured, render_quiet


@dataclass(frozen=True, slots=True)
class Output:
    """What a judging command prints and writes, checked before anything is judged."""

    format: str
    files: tuple[tuple[str, Path], ...]
    report_only: bool
    quiet: bool
    colour: bool


def read_output(*, name: str, reports: Sequence[str], report_only: bool, quiet: bool, no_color: bool) -> Output:
    """Return the output that the shared options ask for. Raises ``UserError``."""
    _known(name, "--format")
    return Output(name, tuple(_file(pair) for pair in reports), report_only, quiet, wants_colour(refused=no_color))


def deliver(report: Report, output: Output) -> int:
    """Write the reports that were asked for and return the exit code."""
    for name, path in output.files:
        _write(path, FORMATS[name](report))
    sys.stdout.write(_shown(report, output))
    sys.stdout.flush()
    return PASSED if report.passed or output.report_only else BLOCKED


def _shown(report: Report, output: Output) -> str:
    if output.format != "terminal":
        return FORMATS[output.format](report)
    if output.quiet:
        return render_quiet(report)
    return render_coloured(report) if output.colour else FORMATS["terminal"](report)


def _known(name: str, what: str) -> None:
    if name not in FORMATS:
        raise user_error(f"{what}: there is no format `{name}`", f"The formats are: {', '.join(sorted(FORMATS))}.")


def _file(pair: str) -> tuple[str, Path]:
    name, equals, path = pair.partition("=")
    if not (equals and path):
        raise user_error(f"--report takes NAME=PATH, not `{pair}`", "For example: --report markdown=report.md")
    _known(name, "--report")
    return name, Path(path)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; a link at its place is replaced, never followed."""
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".dodcheck-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.write(text)
            os.chmod(draft, 0o666 & ~_umask())  # noqa: PTH101 - the draft is a plain string
            os.replace(draft, path)  # noqa: PTH105 - the same
        except BaseException:
            os.unlink(draft)  # noqa: PTH108 - the same
            raise
    except OSError as problem:
        raise _unwritable(path, problem) from problem


def _unwritable(path: Path, problem: OSError) -> UserError:
    return user_error(f"--report: {path} can't be written: {(problem.strerror or 'unknown').lower()}")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
