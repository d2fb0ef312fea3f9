"""What is said of one file."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dodcheck.supply.bom import Spec
from dodcheck.supply.finding import BomFinding, Severity


class Validity(StrEnum):
    """How a file stands; the worst first."""

    UNREADABLE = "unreadable"
    INVALID = "invalid"
    VALID = "valid"


class Demands(NamedTuple):
    """What is asked of a file beyond being valid.

    ``least`` are distinct components. ``covers`` are globs of folders whose vendored code has to be listed;
    ``vendored`` asks that of all vendored code, and that ``least`` components are such code. ``strict`` lets warnings
    make a file invalid.
    """

    least: int | None = None
    covers: tuple[str, ...] = ()
    vendored: bool = False
    strict: bool = False


class CheckedBom(NamedTuple):
    """A file with everything that was found, by line.

    ``components`` are all that are listed, ``distinct`` those that are different packages; ``listed`` is how many of
    them are vendored code of the tree, ``None`` where nobody asked.
    """

    path: str
    validity: Validity
    findings: tuple[BomFinding, ...]
    spec: Spec | None = None
    components: int = 0
    distinct: int = 0
    listed: int | None = None

    def findings_of(self, severity: Severity) -> tuple[BomFinding, ...]:
        """Return the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)


def unreadable(path: str, message: str, line: int | None = None) -> CheckedBom:
    """Return what is said of a file that could not be read as a bill of materials."""
    return CheckedBom(path, Validity.UNREADABLE, (BomFinding("not-read", Severity.ERROR, message, line),))
