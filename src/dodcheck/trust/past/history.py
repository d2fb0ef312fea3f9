"""How the tally of verdicts went, commit by commit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from dodcheck.errors import user_error
from dodcheck.model.caller import Caller
from dodcheck.model.progress import SILENT, Progress
from dodcheck.model.verdict import Verdict
from dodcheck.snapshot.first_parents import LineCommit, cut_off
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.walking import Walk
from dodcheck.trust.past.along import CommitOutcome, LineJudge, Unjudged
from dodcheck.trust.past.chosen import ScopeChoice

Tally = Mapping[Verdict, int]


class DatedCommit(NamedTuple):
    """A commit: full id, the day its committer says it was made (UTC; ``None`` for no day), and its first line."""

    commit: str
    day: date | None
    subject: str


class Ending(StrEnum):
    """Why a history goes no further back."""

    ROOT = "root"
    SHALLOW = "shallow"
    LAST = "last"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """One commit with the tally of its verdicts; ``None`` where it could not be judged, and then what is wrong."""

    at: DatedCommit
    tally: Tally | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The commits of a first-parent line, the oldest first, each judged as it was on one day."""

    scope: str
    as_of: date
    points: tuple[HistoryPoint, ...]
    ending: Ending

    @property
    def turns(self) -> tuple[HistoryPoint, ...]:
        """The first commit, every one whose tally is another than before, and the last."""
        last = len(self.points) - 1
        neighbours = enumerate(pairwise(self.points), 1)
        changed = [at for at, (old, new) in neighbours if (old.tally, old.problem) != (new.tally, new.problem)]
        return tuple(self.points[at] for at in sorted({0, *changed, last}))


def read_history(git: Git, walk: Walk, caller: Caller, chosen: ScopeChoice, progress: Progress = SILENT) -> History:
    """Return the history of what is chosen. Raises ``UserError`` where there is no commit, or nowhere such a scope."""
    line_judge = LineJudge(caller, chosen)
    seen: CommitOutcome | None = None
    points: list[HistoryPoint] = []
    commit: LineCommit | None = None
    for stop in progress.along("judging commit", walk.stops(), walk.length()):
        commit, outcome = stop.commit, line_judge.judge(stop.snapshot, stop.change)
        points.append(_history_point(commit, outcome) if outcome is not seen else _same_point(commit, points[-1]))
        seen = outcome
    if commit is None:
        raise user_error("there is no commit after that one", "Leave --since out, or name an older commit.")
    judged = [point.tally for point in points if point.tally is not None]
    if judged and not any(sum(tally.values()) for tally in judged):
        raise chosen.missing()
    return History(chosen.name, caller.as_of, tuple(reversed(points)), ending(git, walk, commit))


def ending(git: Git, walk: Walk, last: LineCommit) -> Ending:
    """Return why a walk ended at its last commit."""
    if not last.parents:
        return Ending.SHALLOW if cut_off(git, last.commit) else Ending.ROOT
    return Ending.SINCE if walk.since else Ending.LAST


def dated_commit(commit: LineCommit) -> DatedCommit:
    """Return a commit with its day and subject."""
    try:
        day = datetime.fromtimestamp(commit.seconds, tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        day = None
    return DatedCommit(commit.commit, day, commit.subject)


def _history_point(commit: LineCommit, outcome: CommitOutcome) -> HistoryPoint:
    if isinstance(outcome, Unjudged):
        return HistoryPoint(dated_commit(commit), None, "; ".join(_problems(outcome)))
    counted = Counter(judgement.verdict for judgement in outcome)
    return HistoryPoint(dated_commit(commit), {verdict: counted[verdict] for verdict in Verdict})


def _problems(outcome: Unjudged) -> Iterator[str]:
    for mistake in outcome.mistakes[:1]:
        yield f"{mistake.location}: {mistake.message}" if mistake.location else mistake.message
    if len(outcome.mistakes) > 1:
        yield f"and {len(outcome.mistakes) - 1:,} more"


def _same_point(commit: LineCommit, same: HistoryPoint) -> HistoryPoint:
    return HistoryPoint(dated_commit(commit), same.tally, same.problem)
