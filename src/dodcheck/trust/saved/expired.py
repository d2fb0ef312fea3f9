"""What has changed since a report was written, although its files have not: exceptions run out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Verdict


class Lapse(NamedTuple):
    """A criterion that has another verdict today: why, and the last day of the exception that has run out, if one has.

    ``then`` and ``today`` are judged on the same files by the same policy.
    """

    criterion: str
    then: Verdict
    today: Verdict
    reason: str
    expired: date | None


def lapses(then: Report, today: Report) -> Iterator[Lapse]:
    """Yield the criteria whose verdict the days alone have changed, in document order."""
    before = {judgement.criterion.id: judgement for judgement in then.judgements}
    for judgement in today.judgements:
        earlier = before.get(judgement.criterion.id)
        if earlier is not None and earlier.verdict is not judgement.verdict:
            expired = _last_day_if_expired(earlier, today.as_of)
            yield Lapse(judgement.criterion.id, earlier.verdict, judgement.verdict, judgement.reason, expired)


def _last_day_if_expired(judgement: Judgement, today: date) -> date | None:
    relied_on = judgement.attestation if judgement.verdict is Verdict.ATTESTED else judgement.waiver
    return relied_on.expires if relied_on is not None and relied_on.expires < today else None
