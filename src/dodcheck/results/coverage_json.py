"""The JSON report of coverage.py, formats 2 and 3."""

from __future__ import annotations

from typing import Any

from dodcheck.formats.json import load as load_json
from dodcheck.formats.problem import FormatProblem
from dodcheck.results.counting import CountedLines
from dodcheck.results.coverage import Coverage


def load(text: str) -> Coverage:
    """Return what a report tells. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits."""
    root = load_json(text)
    files = root.get("files") if isinstance(root, dict) and "totals" in root else None
    if not (isinstance(root, dict) and isinstance(files, dict)):
        raise FormatProblem("it has no `files` and `totals`, so it is no report of coverage.py")
    lines = CountedLines()
    for path, measured in files.items():
        _add_file(lines, path, measured)
    return Coverage(lines.measured_files(), stated=_stated_share(root["totals"]))


def _add_file(lines: CountedLines, path: str, measured: Any) -> None:  # noqa: ANN401 - whatever stands there
    lines.add_file(path)
    for key, ran in (("executed_lines", True), ("missing_lines", False)):
        numbers = measured.get(key) if isinstance(measured, dict) else None
        if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
            raise FormatProblem(f"{path[:80]} has no list of numbers called `{key}`")
        for number in numbers:
            lines.add_line(path, number, ran=ran)


def _stated_share(totals: Any) -> float | None:  # noqa: ANN401 - whatever stands there
    """Return the share of lines that the totals give; with branches, `percent_covered` is of both together."""
    if not isinstance(totals, dict):
        return None
    ran, lines = totals.get("covered_lines"), totals.get("num_statements")
    return ran / lines if type(ran) is int and type(lines) is int and 0 <= ran <= lines and lines else None
