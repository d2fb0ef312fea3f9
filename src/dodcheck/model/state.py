"""The state of the program at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.model.criterion import Criterion
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.model.report import Judgement, Report
from dodcheck.model.verdict import Standing


class StageKind(Enum):
    """What a line of the state is about; the order is that of the screen."""

    PHASE = auto()
    PROGRAM = auto()
    MILESTONE = auto()
    DOCUMENT = auto()


class RecordedStatus(NamedTuple):
    """What plan and ledger call a milestone; ``None`` where there is no such paper, or it says nothing of it."""

    milestone: MilestoneId
    plan: Status | None
    ledger: Status | None
    has_ledger: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """One line of the state, with its criteria as they were judged.

    ``name`` is what a person calls it (``phase 1``, a path), ``papers`` is set for milestones.
    """

    kind: StageKind
    name: str
    title: str
    judgements: tuple[Judgement, ...]
    papers: RecordedStatus | None = None


def is_done(judgements: Iterable[Judgement]) -> bool:
    """Return whether there are criteria, and each passes a gated scope."""
    good = [judgement.verdict.good for judgement in judgements]
    return bool(good) and all(good)


class Expiry(NamedTuple):
    """A recorded exception with its last valid day: it stands in for evidence, or did and is missed since.

    ``standing`` says what it is, ``owner`` who answers for it.
    """

    standing: Standing
    criterion: Criterion
    owner: str
    expires: date


@dataclass(frozen=True, slots=True)
class State:
    """Everything that is written down, judged once, and the stages it falls into: each criterion is in one.

    ``expiries`` stand with the earliest last day first; ``ruled`` says whether a rules file is in force.
    """

    report: Report
    stages: tuple[Stage, ...]
    expiries: tuple[Expiry, ...]
    ruled: bool
