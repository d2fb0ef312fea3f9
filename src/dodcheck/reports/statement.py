"""What a criterion says and where it stands, safe to print."""

from __future__ import annotations

from typing import Final

from dodcheck.documents.inline import plain
from dodcheck.judge.reasons import lasting
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.location import Location
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.visible import visible

_MOST = 2_000
NEGATED: Final = "not so: "
"""What stands before the words of a blocker: it is met where what it says is not so."""

CROSSES: Final = " ❌✗✘✖🚫⛔🛑\ufe0f"
"""The marks that a blocker may begin with."""


def statement(criterion: Criterion) -> str:
    """Return the plain words of a criterion on one line, or its id where it has no words.

    A blocker is met where what it says is not so, and says just that.
    """
    words = plain(criterion.text[:_MOST])
    if criterion.form is Form.BLOCKER:
        words = f"{NEGATED}{words.lstrip(CROSSES)}"
    return visible(words) or visible(criterion.id)


def excuse(judgement: Judgement) -> str:
    """Return why a criterion passes that nothing shows: who excuses or attests it, since when and until when."""
    if judgement.verdict is Verdict.WAIVED and judgement.waiver:
        return visible(f"{_span(judgement)}, {judgement.waiver.owner}: {judgement.waiver.reason}")
    if judgement.verdict is Verdict.ATTESTED and judgement.attestation:
        signed = f"signed with {judgement.signature.key}" if judgement.signature else "not signed"
        return visible(f"{_span(judgement)}, {judgement.attestation.by}, {signed}")
    return visible(judgement.reason)


def _span(judgement: Judgement) -> str:
    if judgement.age:
        return lasting(judgement.age)
    last = judgement.waiver or judgement.attestation
    return f"until {last.expires.isoformat()}" if last else ""


def place(location: Location) -> str:
    """Return ``path:line``, or the path where the whole file is meant."""
    return visible(str(Location(location.path, location.line)))
