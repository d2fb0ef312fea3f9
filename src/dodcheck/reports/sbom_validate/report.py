"""What is rendered: the files that were validated."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dodcheck.model.report import SnapshotFacts
from dodcheck.phrasing import counted
from dodcheck.supply.finding import Severity
from dodcheck.supply.validation.checked_bom import CheckedBom, Demands, Validity

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""The worst first."""


class ValidationReport(NamedTuple):
    """Files in the order of the arguments, what was asked of them, and the snapshot, where one was looked at."""

    files: tuple[CheckedBom, ...]
    asked: Demands
    snapshot: SnapshotFacts | None = None

    @property
    def passed(self) -> bool:
        """Whether every file is valid."""
        return all(file.validity is Validity.VALID for file in self.files)


def verdict(report: ValidationReport) -> str:
    """Return in one clause how the files stand."""
    found = Counter(file.validity for file in report.files)
    if report.passed:
        return "the file is valid" if len(report.files) == 1 else f"all {len(report.files):,} files are valid"
    if len(report.files) == 1:
        return "the file can't be read as a bill of materials" if found[Validity.UNREADABLE] else "the file is invalid"
    counts = {
        Validity.UNREADABLE: "can't be read",
        Validity.INVALID: "is invalid" if found[Validity.INVALID] == 1 else "are invalid",
    }
    parts = [f"{found[validity]:,} {words}" for validity, words in counts.items() if found[validity]]
    return f"of {len(report.files):,} files {' and '.join(parts)}"


def bom_in_words(file: CheckedBom) -> str:
    """Return in one clause what a file is: its format, and how many components it lists."""
    if file.spec is None:
        return "not read"
    listed = "" if file.listed is None else f", {file.listed:,} of them vendored code of this tree"
    differs = "" if file.distinct == file.components else f" ({file.distinct:,} distinct)"
    return f"{file.spec}, {counted(file.components, 'component')}{differs}{listed}"


def tally(file: CheckedBom) -> str:
    """Return how many findings of each severity there are: ``2 errors, 1 warning``; empty for none."""
    counts = [(severity.name.lower(), len(file.findings_of(severity))) for severity in SEVERITIES]
    return ", ".join(counted(count, name) for name, count in counts if count)
