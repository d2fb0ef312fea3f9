"""The tracefile of lcov: ``SF:`` begins a file, ``DA:line,hits`` tells of a line, ``end_of_record`` ends it."""

from __future__ import annotations

import re

from dodcheck.formats.problem import FormatProblem
from dodcheck.results.counting import CountedLines
from dodcheck.results.coverage import Coverage

_LINE = re.compile(r"DA:(\d{1,12}),(-?\d{1,18})(?:,.*)?")


def load(text: str) -> Coverage:
    """Return what a tracefile tells. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits."""
    lines = CountedLines()
    file: str | None = None
    for number, line in enumerate(map(str.rstrip, text.split("\n")), 1):
        if line.startswith("SF:"):
            file = line[len("SF:") :]
            lines.add_file(file)
        elif line.startswith("DA:"):
            _add_line(lines, file, line, number)
        elif line == "end_of_record":
            file = None
    if file is not None or not lines.measured_files():
        raise FormatProblem("it ends within a file" if file else "it names no file, so it is no tracefile of lcov")
    return Coverage(lines.measured_files())


def _add_line(lines: CountedLines, file: str | None, line: str, number: int) -> None:
    found = _LINE.fullmatch(line)
    if file is None or found is None:
        raise FormatProblem("a line of code outside a file, or without its hits", number)
    lines.add_line(file, int(found[1]), ran=int(found[2]) > 0)
