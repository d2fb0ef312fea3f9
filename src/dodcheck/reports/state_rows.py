"""Which lines the state of a program has: those that call for work by themselves, the others folded together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from dodcheck.model.state import Stage
from dodcheck.model.verdict import Verdict
from dodcheck.reports.next_step import urgency

MOST_ROWS: Final = 24
"""So many phases and documents have a line of their own."""

_FOLDED = 3
_REST = (Verdict.REFUTED, Verdict.BROKEN, Verdict.OPEN, Verdict.READY, Verdict.UNPROVEN, Verdict.UNOBSERVABLE)
_DOUBT = frozenset({Verdict.UNPROVEN, Verdict.UNOBSERVABLE})


class Row(NamedTuple):
    """One line: how many criteria are good, and the others by verdict, what calls for work first."""

    name: str
    is_path: bool
    passed: bool
    good: int
    total: int
    rest: tuple[tuple[Verdict, int], ...]


def rows(stages: Sequence[Stage]) -> list[Row]:
    """Return at most ``MOST_ROWS`` lines and some that count what is left, in the order of the stages."""
    documents = [stage for stage in stages if stage.is_document]
    folds = [("nothing shown yet", _some(documents, _undecided)), ("all done", _some(documents, _done))]
    folded = {id(stage) for _, some in folds for stage in some}
    alone = [stage for stage in stages if id(stage) not in folded]
    kept = _most_urgent(alone)
    left = [stage for stage in alone if id(stage) not in {id(one) for one in kept}]
    told = [_row([stage], _name(stage), is_path=stage.is_document) for stage in kept]
    return [*told, *_folded(left, folds)]


def _name(stage: Stage) -> str:
    return f"{stage.name}: {stage.title}" if stage.title else stage.name


def _folded(left: Sequence[Stage], folds: Sequence[tuple[str, Sequence[Stage]]]) -> Iterator[Row]:
    if left:
        yield _row(left, f"and {len(left):,} more", is_path=False)
    for what, some in folds:
        if some:
            yield _row(some, f"{len(some):,} documents, {what}", is_path=False)


def _some(stages: Sequence[Stage], fits: Callable[[Stage], bool]) -> list[Stage]:
    found = [stage for stage in stages if fits(stage)]
    return found if len(found) >= _FOLDED else []


def _undecided(stage: Stage) -> bool:
    return all(judgement.verdict in _DOUBT for judgement in stage.report.judgements)


def _done(stage: Stage) -> bool:
    return stage.report.passed


def _most_urgent(stages: Sequence[Stage]) -> list[Stage]:
    """Return the most urgent stages, in the order they came in."""
    if len(stages) <= MOST_ROWS:
        return list(stages)
    first = sorted(range(len(stages)), key=lambda at: (stages[at].report.passed, urgency(stages[at].report)))
    return [stages[at] for at in sorted(first[:MOST_ROWS])]


def _row(stages: Sequence[Stage], name: str, *, is_path: bool) -> Row:
    judged = [judgement for stage in stages for judgement in stage.report.judgements]
    tally = Counter(judgement.verdict for judgement in judged)
    good = sum(judgement.verdict.good for judgement in judged)
    rest = tuple((verdict, tally[verdict]) for verdict in _REST if tally[verdict])
    return Row(name, is_path, all(stage.report.passed for stage in stages), good, len(judged), rest)
