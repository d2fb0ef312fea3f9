"""Two sides of a change: what `pr` says of them, and what is true of every such answer."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.judge.report import report
from dodcheck.judge.scopes import whole_change
from dodcheck.model.report import Report
from dodcheck.model.verdict import Verdict
from dodcheck.trust.change.judged import judged_against
from dodcheck.trust.change.sides import Comparison, compare, read_base
from fuzz.judged import check_report
from fuzz.repositories import CALLER, snapshot

Files = Mapping[str, bytes]
_SHOWN = frozenset({Verdict.PROVED, Verdict.ATTESTED, Verdict.WAIVED})


def compared(base: Files, tree: Files) -> Comparison:
    """Return the comparison of two repositories. Raises ``UserError``."""
    side = read_base("main", "b0" * 20, snapshot(base, "b0" * 20), CALLER)
    return compare(side, snapshot(tree), CALLER)


def answer(told: Comparison) -> Report:
    """Return what `pr` says."""
    return judged_against(told, None, whole_change(told.case.program), None)


def check_change(told: Comparison, found: Report) -> None:
    """Check what is true of every change.

    The worse of two policies counts, what is gone blocks, and so does a claim that the change makes and nothing shows.
    """
    check_report(found)
    alone = {one.criterion.id: one.verdict for one in report(told.case, whole_change(told.case.program)).judgements}
    for judgement in found.judgements:
        own = alone.get(judgement.criterion.id)
        if own is not None and not judgement.criterion.new:
            assert not own.worse_than(judgement.verdict), (judgement, own)
    if told.pairs.gone:
        assert not found.passed, f"gone, and not blocked: {[one.id for one in told.pairs.gone]}"
    verdicts = {one.criterion.id: one.verdict for one in found.judgements}
    _check_losses(told, found, verdicts)
    ticked = [one.after for one in told.pairs.kept if one.after.claimed and not one.before.claimed]
    made = [*ticked, *(one for one in told.pairs.new if one.claimed)]
    unshown = [one.id for one in made if verdicts[one.id] not in _SHOWN]
    assert not unshown or not found.passed, f"claimed, not shown, and not blocked: {unshown}"


def _check_losses(told: Comparison, found: Report, verdicts: Mapping[str, Verdict]) -> None:
    """Check that what was good and is not any more blocks; what was put off may be taken up."""
    base = {
        one.criterion.id: one.verdict for one in report(told.base.case, whole_change(told.base.case.program)).judgements
    }
    for kept in told.pairs.kept:
        was, now = base[kept.before.id], verdicts[kept.after.id]
        taken_up = was is Verdict.DEFERRED and not kept.after.deferred
        assert found.passed is False or now.good or taken_up or not was.good, (kept, was, now)


def told_of(found: Report) -> list[str]:
    """Return what blocks, with reasons."""
    by_id = {one.criterion.id: one for one in found.judgements}
    return [f"{name}: {by_id[name].verdict}: {by_id[name].reason}" for name in found.blocking]
