"""What the caller brings to a judgement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dodcheck.model.report import EvidenceFile


@dataclass(frozen=True, slots=True)
class Caller:
    """What the caller brings: the day of the judgement, a rules file of their own, and their evidence files."""

    as_of: date
    rules: tuple[str, bytes] | None = None
    evidence_files: tuple[EvidenceFile, ...] = ()
