"""Cobertura XML, as coverage.py, gcovr, JaCoCo converters, Istanbul and others write it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.xml import XmlHandler, read_xml
from dodcheck.results.counting import CountedLines
from dodcheck.results.coverage import Coverage


def load(data: bytes) -> Coverage:
    """Return what a report tells. Raises ``FormatProblem``, and ``UnreadProblem`` beyond the limits."""
    reading = _CoberturaReader()
    read_xml(data, XmlHandler(reading.on_open, reading.on_close, reading.on_text))
    return Coverage(reading.lines.measured_files(), tuple(reading.roots), reading.stated)


@dataclass(slots=True)
class _CoberturaReader:
    """What has been read so far; the lines of methods stand again below their class."""

    lines: CountedLines = field(default_factory=CountedLines)
    roots: list[str] = field(default_factory=list)
    stated: float | None = None
    _path: list[str] = field(default_factory=list)
    _file: str | None = None

    def on_open(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if not self._path:
            self._check_root(name, attributes, line)
        self._path.append(name)
        if name == "class" and attributes.get("filename"):
            self._file = attributes["filename"]
            self.lines.add_file(self._file)
        elif name == "line" and self._file is not None:
            self._add_line(self._file, attributes, line)

    def _check_root(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name != "coverage" or "line-rate" not in attributes:
            raise FormatProblem(f"<{name[:40]}> is not where a Cobertura report begins", line)
        self.stated = _read_rate(attributes["line-rate"])

    def _add_line(self, file: str, attributes: Mapping[str, str], line: int) -> None:
        number, hits = attributes.get("number", ""), attributes.get("hits", "")
        if not (_is_whole_number(number) and _is_whole_number(hits)):
            raise FormatProblem("a line of code without its number and hits", line)
        self.lines.add_line(file, int(number[:12]), ran=hits.strip("0") != "")

    def on_text(self, text: str) -> None:
        if self._path and self._path[-1] == "source" and text.strip():
            self.roots.append(text.strip())

    def on_close(self, name: str) -> None:
        self._path.pop()
        if name == "class":
            self._file = None


def _is_whole_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _read_rate(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and 0 <= value <= 1 else None
