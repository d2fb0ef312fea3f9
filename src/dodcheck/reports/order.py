"""Which criteria a reader should see first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Verdict

WORST_FIRST: Final = (
    Verdict.REFUTED,
    Verdict.BROKEN,
    Verdict.OPEN,
    Verdict.READY,
    Verdict.UNPROVEN,
    Verdict.UNOBSERVABLE,
    Verdict.DEFERRED,
    Verdict.WAIVED,
    Verdict.ATTESTED,
    Verdict.PROVED,
)
"""False claims before work to do, work and what only lacks its tick before doubt, and what is good at the end."""


def sections(report: Report) -> Iterator[tuple[Verdict, tuple[Judgement, ...]]]:
    """Yield every verdict that occurs with its criteria in document order, the worst first; weakenings are none."""
    statements = [judgement for judgement in report.judgements if not judgement.weakens]
    for verdict in WORST_FIRST:
        found = tuple(judgement for judgement in statements if judgement.verdict is verdict)
        if found:
            yield verdict, found
