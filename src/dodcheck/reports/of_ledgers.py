"""What would settle an unknown that is about a milestone and the ledger."""

from __future__ import annotations

from dodcheck.model.evidence import Unknown
from dodcheck.model.promise import SaidDone
from dodcheck.model.report import Judgement, Origin
from dodcheck.reports.words import DISAGREEING, UNPLANNED, WayOut


def ledger_way_out(judgement: Judgement) -> WayOut | None:
    """Return the way out where plan and ledger disagree, or the ledger alone tells of a milestone."""
    if isinstance(judgement.criterion.promise, SaidDone):
        return UNPLANNED
    rule = judgement.rule
    built_in = rule is not None and rule.origin is Origin.BUILT_IN and rule.kind == "ledger"
    return DISAGREEING if built_in and judgement.evidence.unknown is Unknown.PARTIAL else None
