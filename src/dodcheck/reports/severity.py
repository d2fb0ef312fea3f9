"""How much each judged criterion matters to a forge, which knows three levels and shows only so many of each."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, assert_never

from dodcheck.model.report import Gate, Judgement, Report
from dodcheck.reports.order import WORST_FIRST


class Level(StrEnum):
    """How much a finding matters, the worst first; the values are those of SARIF."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ORDER = tuple(Level)


def level(gate: Gate, judgement: Judgement) -> Level | None:
    """Return the level of a criterion under a gate; ``None`` for what is good.

    Under the gate of `pr`, what the change does no harm to is older debt: a note, whatever its verdict.
    """
    blocked = gate.blocks(judgement)
    if not blocked and judgement.verdict.good:
        return None
    if judgement.weakens:
        return Level.ERROR
    match gate:
        case Gate.MERGE:
            return Level.ERROR if blocked else Level.NOTE
        case Gate.COMPLETE:
            return Level.ERROR if judgement.verdict.wrong else Level.WARNING
        case Gate.STRICT:
            return Level.ERROR if blocked else Level.NOTE
        case Gate.HONEST:
            return _of_claim(judgement)
        case _:
            assert_never(gate)


class RatedJudgement(NamedTuple):
    """A criterion that is not good, with its level."""

    level: Level
    judgement: Judgement


def worst_first(report: Report) -> list[RatedJudgement]:
    """Return every criterion that is not good, by level, then by verdict, then in document order."""
    leveled = ((level(report.gate, judgement), judgement) for judgement in report.judgements)
    return sorted((RatedJudgement(how, judgement) for how, judgement in leveled if how), key=_urgency)


def _urgency(found: RatedJudgement) -> tuple[int, int]:
    return _ORDER.index(found.level), WORST_FIRST.index(found.judgement.verdict)


def _of_claim(judgement: Judgement) -> Level:
    """Return the level where only what is false blocks: what is claimed and not shown deserves a look all the same."""
    if judgement.verdict.wrong:
        return Level.ERROR
    return Level.WARNING if judgement.criterion.claimed and judgement.verdict.undecided else Level.NOTE
