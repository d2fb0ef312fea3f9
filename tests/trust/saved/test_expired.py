"""What the days alone have changed since a report was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dodcheck.model.evidence import Unknown
from dodcheck.model.exception import Attestation, Waiver
from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Verdict
from dodcheck.trust.saved.expired import Lapse, lapses
from support.reports import criterion, judged, report, unknown

LAST = date(2026, 2, 8)
NEXT = date(2026, 2, 9)
BOX = criterion(7, "x")
WAIVER = Waiver(BOX.id, "why", "who", LAST)
WORD = Attestation(BOX.id, "x", "Ada", LAST, "1234567", ("a",), LAST)


def on(day: date, verdict: Verdict, waiver: Waiver | None = None, word: Attestation | None = None) -> Report:
    found: Judgement = judged(verdict, BOX, unknown(Unknown.NO_RULE, "why"))
    one = replace(found, waiver=waiver, attestation=word)
    return replace(report(), judgements=(one,), as_of=day)


@pytest.mark.parametrize(
    ("then", "today", "expired"),
    [
        (on(LAST, Verdict.WAIVED, WAIVER), on(NEXT, Verdict.OPEN), LAST),
        (on(LAST, Verdict.WAIVED, WAIVER), on(LAST, Verdict.OPEN), None),
        (on(LAST, Verdict.ATTESTED, word=WORD), on(NEXT, Verdict.UNPROVEN), LAST),
        (on(LAST, Verdict.ATTESTED, WAIVER, replace(WORD, expires=NEXT)), on(NEXT, Verdict.UNPROVEN), None),
        (on(LAST, Verdict.DEFERRED), on(NEXT, Verdict.OPEN), None),
    ],
)
def test_a_verdict_that_changes_is_told_with_the_exception_that_has_run_out(
    then: Report, today: Report, expired: date | None
) -> None:
    (was,), (now,) = then.judgements, today.judgements
    assert list(lapses(then, today)) == [Lapse(BOX.id, was.verdict, now.verdict, now.reason, expired)]


def test_what_stayed_or_is_new_has_not_lapsed() -> None:
    assert list(lapses(on(LAST, Verdict.OPEN, WAIVER), on(NEXT, Verdict.OPEN))) == []
    assert list(lapses(replace(on(LAST, Verdict.OPEN), judgements=()), on(NEXT, Verdict.PROVED))) == []
