"""A report of coverage, whichever of the known formats it has."""

from __future__ import annotations

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.results import cobertura, coverage_json, lcov
from dodcheck.results.coverage import Coverage

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def load(data: bytes) -> Coverage:
    """Return what a report tells, by its first sign. Raises ``FormatProblem``, also for what is no such report."""
    start = data[:4096]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    match start.replace(b"\0", b"").lstrip()[:1]:
        case b"<":
            return cobertura.load(data)
        case b"{":
            return coverage_json.load(decode_data(data))
        case b"":
            raise FormatProblem("it is empty")
        case _:
            return lcov.load(decode_data(data))
