"""Phases without a criterion: nothing is true of the empty set, so nothing shows that they are done."""

from __future__ import annotations

import shlex
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.phase import Phase
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Standing, decide


def with_empty_phases(judged: Sequence[Judgement], empty: Sequence[Phase]) -> tuple[Judgement, ...]:
    """Return the judgements and one for each empty phase, which stands where the phase stands in its document."""
    if not empty:
        return tuple(judged)
    order = _Order(judged)
    # Of one place, what comes first here stays first.
    rows = [*((order.place_of(phase), _emptied(phase)) for phase in empty), *order.rows]
    return tuple(judgement for _, judgement in sorted(rows, key=itemgetter(0)))


class _Order:
    """Where judged criteria stand: ``rows`` are the place and the judgement itself."""

    def __init__(self, judged: Sequence[Judgement]) -> None:
        self.rows = list(enumerate(judged))
        self._places = defaultdict[str, list[int]](list)
        self._furthest = defaultdict[str, list[int]](list)
        for at, judgement in self.rows:
            where = judgement.criterion.location
            lines = self._furthest[where.path]
            lines.append(max(where.line or 0, lines[-1] if lines else 0))
            self._places[where.path].append(at)

    def place_of(self, phase: Phase) -> int:
        """Return the index of the first judgement behind a phase, else that behind the last one of its document."""
        where = phase.location
        places = self._places[where.path]
        if not places:
            return len(self.rows)
        first = bisect_right(self._furthest[where.path], where.line or 0)
        return places[first] if first < len(places) else places[-1] + 1


def _emptied(phase: Phase) -> Judgement:
    criterion = Criterion(
        id=f"{phase.scope}/derived-has-a-criterion",
        text=f"{phase.name} has a criterion",
        form=Form.DERIVED,
        scope=phase.scope,
        group=None,
        claimed=None,
        location=phase.location,
    )
    evidence = Evidence(
        kind="document",
        outcome=Outcome.UNKNOWN,
        summary=phase.no_criteria_words,
        examined=0,
        matched=0,
        reproduce=f"git grep -n -i -F -e {shlex.quote(phase.name)} -- {shlex.quote(phase.location.path)}",
        unknown=Unknown.EMPTY_SCOPE,
        places=(Place(phase.location.path, phase.location.line),),
    )
    return Judgement(criterion, decide(criterion, evidence, Standing.NONE), evidence.summary, evidence)
