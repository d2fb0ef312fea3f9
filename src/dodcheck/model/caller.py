"""What the caller brings to a judgement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dodcheck.model.report import EvidenceFile


class FileBytes(NamedTuple):
    """A file that was read: its path, as reports name it, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Caller:
    """What the caller brings: the day of the judgement, a rules file of their own, and their evidence files."""

    as_of: date
    rules: FileBytes | None = None
    evidence_files: tuple[EvidenceFile, ...] = ()
