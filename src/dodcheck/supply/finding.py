"""What is wrong with a bill of materials."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from dodcheck.supply.bom import Pointer


class Severity(IntEnum):
    """How bad a finding is. Only an ``ERROR`` makes a document invalid, where nobody asks for more."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Problem(NamedTuple):
    """One thing that is wrong, before anybody looked up its line.

    ``code`` is stable: ``schema``, ``duplicate-ref``. ``message`` is a sentence without capital and full stop that
    names what stands there.
    """

    code: str
    severity: Severity
    message: str
    at: Pointer


class BomFinding(NamedTuple):
    """A problem with its place: ``line`` counts from 1, ``None`` where it is about the whole file."""

    code: str
    severity: Severity
    message: str
    line: int | None
