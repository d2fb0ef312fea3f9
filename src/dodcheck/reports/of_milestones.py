"""What would settle an unknown that is about a milestone: its plan, its entry in the ledger."""

from __future__ import annotations

import re

from dodcheck.model.evidence import Unknown
from dodcheck.model.promise import Reversible, SaidDone
from dodcheck.model.report import Judgement, Origin
from dodcheck.reports.words import DISAGREEING, NO_PLAN, NO_ROLLBACK, UNPLANNED, WayOut

_UNTRACKED = re.compile(r"no plan of ([A-Za-z0-9._-]+) is tracked")


def milestone_way_out(judgement: Judgement) -> WayOut | None:
    """Return the way out where a plan is missing or lacks a part, or does not say the same as the ledger."""
    promise, rule, unknown = judgement.criterion.promise, judgement.rule, judgement.evidence.unknown
    if isinstance(promise, SaidDone):
        return UNPLANNED
    if unknown is Unknown.EMPTY_SCOPE and _UNTRACKED.fullmatch(judgement.evidence.summary):
        return NO_PLAN
    built_in = rule is not None and rule.origin is Origin.BUILT_IN
    if built_in and unknown is Unknown.EMPTY_SCOPE and isinstance(promise, Reversible):
        return NO_ROLLBACK
    is_entry = rule is not None and built_in and rule.kind == "ledger"
    return DISAGREEING if is_entry and unknown is Unknown.PARTIAL else None


def plan_named(out: WayOut, judgement: Judgement) -> WayOut:
    """Return a way out with the milestone in question in its line, where the line has room for it."""
    untracked = _UNTRACKED.fullmatch(judgement.evidence.summary)
    return out._replace(line=out.line.replace("ID", untracked[1])) if out is NO_PLAN and untracked else out


def is_entry_alone(judgement: Judgement) -> bool:
    """Return whether a judgement is no statement's, but that of an entry of the ledger: there is no more to explain."""
    return isinstance(judgement.criterion.promise, SaidDone) and judgement.rule is None
