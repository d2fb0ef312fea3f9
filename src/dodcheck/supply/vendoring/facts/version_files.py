"""Files that hold a version alone, and the newest entry of a change log."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact, fact_of
from dodcheck.supply.vendoring.vendored import Confidence

_VERSION_FILE = re.compile(r"\.?VERSION(?:\.txt)?|version\.txt|RELEASE", re.IGNORECASE)
_LOG = re.compile(
    r"(?:CHANGELOG|CHANGES|CHANGE_LOG|HISTORY|RELEASE[-_]?NOTES|NEWS)(?:\.(?:md|txt|rst|markdown))?", re.IGNORECASE
)
_ENTRY = re.compile(
    r"(?:#{1,3}[ \t]*|\*[ \t]*|Version[ \t]+|Release[ \t]+|Changes in[ \t]+)+"
    r"\[?(?:version[ \t]+|release[ \t]+)?v?([0-9]+\.[0-9]+(?:\.[0-9]+){0,2})\]?(?![0-9.])",
    re.IGNORECASE,
)
_BARE = re.compile(r"[ \t]*v?([0-9]+\.[0-9]+(?:\.[0-9]+){0,2})[ \t]*(?:\([^()\n]{1,40}\)|[-–:][^\n]{0,60})?[ \t]*")
_UNRELEASED = re.compile(r"unreleased|upcoming|next release", re.IGNORECASE)
_MAX_LINES = 60
_FEW = 4


def is_version_file(name: str) -> bool:
    """Return whether a file of that name holds a version."""
    return _VERSION_FILE.fullmatch(name) is not None


def is_change_log(name: str) -> bool:
    """Return whether a file of that name is a change log."""
    return _LOG.fullmatch(name) is not None


def read_version_file(file: FactFile) -> Iterator[FileFact]:
    """Yield the version of a file whose first line is one and that holds little else."""
    lines = file.text.strip().split("\n")
    if len(lines) <= _FEW:
        yield from fact_of(Field.VERSION, lines[0], 1, Confidence.DECLARED)


def read_change_log(file: FactFile) -> Iterator[FileFact]:
    """Yield the newest version of a change log, nothing where changes that are not released stand above it."""
    for number, line in enumerate(file.text.split("\n")[:_MAX_LINES], start=1):
        if _UNRELEASED.search(line):
            return
        found = _ENTRY.match(line) or _BARE.fullmatch(line)
        if found:
            yield from fact_of(Field.VERSION, found[1], number, Confidence.READ)
            return
