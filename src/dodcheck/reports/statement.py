"""What a criterion says and where it stands, safe to print."""

from __future__ import annotations

from dodcheck.documents.inline import plain
from dodcheck.model.criterion import Criterion
from dodcheck.model.location import Location
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.visible import visible

_MOST = 2_000


def statement(criterion: Criterion) -> str:
    """Return the plain words of a criterion on one line, or its id where it has no words."""
    return visible(plain(criterion.text[:_MOST])) or visible(criterion.id)


def excuse(judgement: Judgement) -> str:
    """Return why a criterion passes that nothing shows: its waiver in words, or its reason."""
    waiver = judgement.waiver
    if waiver is None or judgement.verdict is not Verdict.WAIVED:
        return visible(judgement.reason)
    return visible(f"until {waiver.expires.isoformat()}, {waiver.owner}: {waiver.reason}")


def place(location: Location) -> str:
    """Return ``path:line``, or the path where the whole file is meant."""
    return visible(str(Location(location.path, location.line)))
