"""What reading a bill of materials gives, for every format alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dodcheck.supply.bom import Bom, Pointer, Spec
from dodcheck.supply.finding import Problem

Lines = Callable[[Pointer], int | None]
"""The line (from 1) of a place in the document; of the nearest thing around it where the place itself is not there."""


@dataclass(frozen=True, slots=True)
class BomDocument:
    """A document that was read: its format, what it says, and what its schema has against it.

    ``bom`` is what could be made out even of a document that does not fit its schema. ``data`` is the document as
    plain JSON values, for formats that have them. ``lines`` is slow the first time: ask it for findings only.
    """

    spec: Spec
    bom: Bom
    misfits: tuple[Problem, ...]
    lines: Lines
    data: Any = None


class NotRead(Exception):  # noqa: N818 - it is no defect: the file is not read as a bill of materials
    """A file that is no bill of materials of a known format, or beyond a limit; the message says why.

    ``line`` counts from 1. ``unsure`` where it may well be one: then absence of findings says nothing.
    """

    def __init__(self, message: str, line: int | None = None, *, unsure: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.unsure = unsure
