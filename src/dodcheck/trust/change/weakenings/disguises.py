"""Text and paths that deceive the eye of a reviewer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dodcheck.documents.disguise_notices import KIND, TWINS
from dodcheck.judge.case import Case
from dodcheck.model.notice import Notice
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every invisible, reversing or look-alike character that the change brings.

    Lines move, so what was there before is known by its file and its words.
    """
    before = Counter(
        (notice.location.path, notice.message) for notice in _deceiving_notices(judges.comparison.base.case)
    )
    for notice in _deceiving_notices(judges.comparison.case):
        known = (notice.location.path, notice.message)
        if before[known]:
            before[known] -= 1
            continue
        path = notice.location.path
        yield Weakening(Weakens.DISGUISED, path, f"`{path}` deceives the eye", None, notice.location, notice.message)


def _deceiving_notices(case: Case) -> Iterator[Notice]:
    return (notice for notice in case.notices if notice.kind in (KIND, TWINS))
