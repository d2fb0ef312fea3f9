"""Which commit made a statement true, which broke it, and which ticked its box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dodcheck.binding.bind import essential_words
from dodcheck.binding.entries import RulesFile
from dodcheck.errors import UserError
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.case import Case
from dodcheck.judge.closings import ClosingsCache
from dodcheck.judge.report import judge_of
from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.model.location import Location
from dodcheck.model.progress import SILENT, Progress
from dodcheck.snapshot.first_parents import LineCommit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.recording import Recording
from dodcheck.snapshot.touched import TreeChange, Watch, watch_for
from dodcheck.snapshot.walking import Walk
from dodcheck.trust.past.along import Documents
from dodcheck.trust.past.history import DatedCommit, Ending, dated_commit, ending
from dodcheck.trust.past.memory import Memory


class StateAtCommit(NamedTuple):
    """What was to be seen at one commit: the evidence by today's rule, and whether the statement was claimed there."""

    commit: LineCommit
    evidence: Evidence
    claimed: bool

    @property
    def holds(self) -> bool:
        """Whether the evidence holds."""
        return self.evidence.outcome is Outcome.HOLDS


@dataclass(frozen=True, slots=True)
class TurningCommit:
    """A commit at which something turned, with the evidence before and since; ``paths`` of the evidence it changed.

    Without ``certain``, history ends there in this clone: it may have turned earlier.
    """

    at: DatedCommit
    certain: bool
    before: Evidence | None
    since: Evidence
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blame:
    """The past of one statement: the evidence now, and what turned it; ``None`` for what never happened.

    ``made`` is the commit since which the evidence holds, or held last, ``broke`` the one that ended that, ``ticked``
    the one since which it is claimed. So many ``commits`` were looked at; ``ending`` says why no more were, ``None``
    where all was known.
    """

    criterion: Criterion
    head: DatedCommit
    now: Evidence
    made: TurningCommit | None
    broke: TurningCommit | None
    ticked: TurningCommit | None
    commits: int
    ending: Ending | None


class _Run(NamedTuple):
    """Commits side by side that look alike: the newest and the oldest of them."""

    newest: StateAtCommit
    oldest: StateAtCommit


def blame(git: Git, walk: Walk, case: Case, criterion: Criterion, progress: Progress = SILENT) -> Blame:
    """Return the past of a criterion that a rule of ``case`` decides. Raises ``UserError`` when git fails."""
    watcher = StatementWatcher(case, criterion)
    held: list[_Run] = []
    claimed: list[_Run] = []
    commits = 0
    last: LineCommit | None = None
    for stop in progress.along("looking at commit", walk.stops(), None):
        if commits and _is_settled(held, claimed):
            last = None
            break
        last = stop.commit
        sight = watcher.state_at(stop.commit, stop.snapshot, stop.change)
        _add_to_runs(held, sight, lambda state: state.holds)
        _add_to_runs(claimed, sight, lambda state: state.claimed)
        commits += 1
    end = ending(git, walk, last) if last else None
    now = held[0].newest
    return Blame(
        criterion=criterion,
        head=dated_commit(now.commit),
        now=now.evidence,
        made=_turning_commit(held, 0 if now.holds else 1, end),
        broke=_turning_commit(held, 0, end) if not now.holds and len(held) > 1 else None,
        ticked=_turning_commit(claimed, 0, end) if now.claimed else None,
        commits=commits,
        ending=end,
    )


def _add_to_runs(runs: list[_Run], sight: StateAtCommit, quality: Callable[[StateAtCommit], bool]) -> None:
    if runs and quality(runs[-1].oldest) == quality(sight):
        runs[-1] = runs[-1]._replace(oldest=sight)
    else:
        runs.append(_Run(sight, sight))


def _is_settled(held: Sequence[_Run], claimed: Sequence[_Run]) -> bool:
    """Return whether nothing further back can say more."""
    ticked = len(claimed) > 1 or not claimed[0].newest.claimed
    return ticked and len(held) > (1 if held[0].newest.holds else 2)


def _turning_commit(runs: Sequence[_Run], at: int, end: Ending | None) -> TurningCommit | None:
    """Return the commit with which a run began."""
    if at >= len(runs):
        return None
    first = runs[at].oldest
    before = runs[at + 1].newest.evidence if at + 1 < len(runs) else None
    seen = {place.path for evidence in (before, first.evidence) if evidence for place in _places(evidence)}
    changed = [altered.path for altered in first.commit.altered]
    paths = tuple(path for path in changed if path in seen)
    return TurningCommit(
        dated_commit(first.commit), before is not None or end is Ending.ROOT, before, first.evidence, paths
    )


def _places(evidence: Evidence) -> Sequence[Location]:
    return [Location(place.path) for part in evidence.flattened() for place in part.places]


class StatementWatcher:
    """Looks for one statement in one commit after the other, by the rule it has today."""

    def __init__(self, case: Case, criterion: Criterion) -> None:
        self._case = case
        self._criterion = criterion
        self._memory = Memory()
        self._known = ClosingsCache()
        self._documents = Documents()
        self._criteria: tuple[Criterion, ...] = ()
        self._watched = Watch()
        self._seen: tuple[Evidence, bool] | None = None

    def state_at(self, commit: LineCommit, snapshot: Snapshot, change: TreeChange | None) -> StateAtCommit:
        """Return the evidence at a commit; ``change`` is what differs from the commit seen before."""
        stale = self._documents.follow(snapshot, change)
        forgotten = change is not None and self._memory.forget(change)
        if change is None or stale or self._watched.touched_by(change):
            self._criteria = self._read(snapshot)
            self._seen = None
        if self._seen is None or forgotten or self._watched.always:
            self._seen = self._look(snapshot)
        return StateAtCommit(commit, *self._seen)

    def _read(self, snapshot: Snapshot) -> tuple[Criterion, ...]:
        """Return the criteria of a commit's documents, found as today's rules file says, else by convention."""
        recording = Recording(snapshot)
        try:
            for rules in (self._case.rules, RulesFile()):
                try:
                    return self._documents.program(recording, rules, Recorded()).criteria
                except UserError:
                    continue
            return ()
        finally:
            self._watched = watch_for(recording.questions)

    def _look(self, snapshot: Snapshot) -> tuple[Evidence, bool]:
        there = self._statement_then()
        # A statement that is not written down has no lines whose words would be no evidence.
        own = replace(there or self._criterion, id=self._criterion.id)
        own = own if there else replace(own, location=Location(own.location.path))
        program = [criterion for criterion in self._criteria if criterion.id != own.id]
        then = self._case._replace(snapshot=snapshot)
        judge = replace(
            judge_of(then, self._memory.evidence_for, self._known),
            criteria={criterion.id: criterion for criterion in (*program, own)},
        )
        return judge.judgement(own).evidence, there is not None and there.claimed is True

    def _statement_then(self) -> Criterion | None:
        """Return the statement as it stood: by its id, else by its words in the same scope."""
        own, words = self._criterion, essential_words(self._criterion.text)
        by_id = next((criterion for criterion in self._criteria if criterion.id == own.id), None)
        alike = (
            criterion
            for criterion in self._criteria
            if criterion.scope == own.scope and essential_words(criterion.text) == words
        )
        return by_id or next(alike, None)
