"""The commit that closed a milestone, and the state that its boxes are judged in.

It is the earliest on the first-parent line from which the plan or the ledger call the milestone closed ever since; what
commits say of their dates has no part in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Role, cached_document
from dodcheck.documents.text import UndecodableError
from dodcheck.model.criterion import Criterion, Holds
from dodcheck.model.evidence import Evidence
from dodcheck.model.milestone import MilestoneId
from dodcheck.model.promise import SaidDone
from dodcheck.rules.commits.papers import Papers, told_by
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.wrapped import LendingSnapshot


class AtClosing(NamedTuple):
    """A closed milestone's statement at the commit that closed it: where it stood, and all that was there.

    ``alike`` are the lines of all statements of its words in its plan.
    """

    milestone: MilestoneId
    commit: str
    criterion: Criterion
    snapshot: Snapshot
    alike: tuple[tuple[int, int], ...] = ()


class PastStatement(NamedTuple):
    """A statement as a plan said it, and the lines of all statements of its words in that plan."""

    criterion: Criterion
    alike: tuple[tuple[int, int], ...] = ()


class UnknownClosing(NamedTuple):
    """A closed milestone whose closing commit is unknown: it is older than ``oldest``, the oldest one here."""

    milestone: MilestoneId
    oldest: str


@dataclass(frozen=True)
class ClosingsCache:
    """What is known of the commits that closed milestones; no commit ever changes.

    One cache serves the commits of one first-parent line, the newest first. ``closed`` is the closing commit of the
    milestone of a plan and a ledger, ``states`` are the snapshots of such commits by id, ``statements`` what their
    plans said (``None`` where they did not say it), ``evidence`` what rules found there.
    """

    closed: dict[Papers, str] = field(default_factory=dict)
    states: dict[str, Snapshot] = field(default_factory=dict)
    statements: dict[tuple[str, str, str, int], PastStatement | None] = field(default_factory=dict)
    evidence: dict[tuple[str, str, str], Evidence] = field(default_factory=dict)


@dataclass(frozen=True)
class Closings:
    """Finds the commits that closed milestones, and remembers them.

    ``ledger`` is the program's. Commits that ``base`` has not are those of a change under review: a milestone that they
    close is closed where the change is merged, so its boxes are judged as they stand.
    """

    snapshot: Snapshot
    ledger: str | None
    base: str | None = None
    known: ClosingsCache = field(default_factory=ClosingsCache)
    _told: dict[Papers, str | UnknownClosing | None] = field(default_factory=dict)

    def of(self, criterion: Criterion) -> AtClosing | UnknownClosing | None:
        """Return the past state that a criterion is judged in, ``None`` where it is judged in the present one."""
        alone = isinstance(criterion.promise, SaidDone)
        milestone = _milestone(criterion) if criterion.holds is Holds.THEN else None
        history = self.snapshot.history() if milestone else None
        if milestone is None or history is None:
            return None
        papers = Papers(milestone, None if alone else criterion.location.path, self.ledger)
        if papers not in self._told:
            self._told[papers] = self._found(history, papers)
        closing = self._told[papers]
        if closing is None or isinstance(closing, UnknownClosing):
            return closing
        before = PastStatement(criterion) if alone else self._statement(history, closing, criterion)
        if before is None:
            return None
        return AtClosing(milestone, closing, before.criterion, self._state(history, closing), before.alike)

    def seen(self, then: AtClosing, rule: str, look: Callable[[], Evidence]) -> Evidence:
        """Return the evidence at the closing commit, remembered by ``rule``, a text that stands for the rule."""
        asked = (then.commit, f"{then.criterion.id} {then.criterion.text}", rule)
        if asked not in self.known.evidence:
            self.known.evidence[asked] = look()
        return self.known.evidence[asked]

    def _found(self, history: History, papers: Papers) -> str | UnknownClosing | None:
        line = history.line(history.head(), papers.paths())
        # What closed it for a newer commit closed it for this one, if it comes before.
        closed = next((entry.commit for entry in line if entry.commit == self.known.closed.get(papers)), None)
        closed = closed or told_by(history, papers).closed
        if closed is None:
            return None
        self.known.closed[papers] = closed
        entry = next(entry for entry in line if entry.commit == closed)
        if not entry.parents and history.shallow():
            return UnknownClosing(papers.milestone, closed)
        return None if self._is_under_review(history, closed) else closed

    def _is_under_review(self, history: History, commit: str) -> bool:
        return self.base is not None and any(entry.commit == commit for entry in history.log(history.head(), self.base))

    def _state(self, history: History, commit: str) -> Snapshot:
        if commit not in self.known.states:
            self.known.states[commit] = LendingSnapshot(history.at(commit), self.snapshot)
        return self.known.states[commit]

    def _statement(self, history: History, commit: str, criterion: Criterion) -> PastStatement | None:
        """Return the statement as it stood in the plan of a commit, ``None`` where the plan had no such statement."""
        asked = (commit, criterion.location.path, criterion.shared_id, criterion.nth)
        if asked not in self.known.statements:
            self.known.statements[asked] = _stood(history, commit, criterion)
        said = self.known.statements[asked]
        if said is None:
            return None
        was = said.criterion
        return PastStatement(replace(criterion, location=was.location, lines=was.lines, inline=was.inline), said.alike)


def _milestone(criterion: Criterion) -> MilestoneId | None:
    """Return the milestone that a criterion is a part of, or that it says of itself is done."""
    promise = criterion.promise
    return promise.milestone if isinstance(promise, SaidDone) else milestone_of(criterion.scope)


def _stood(history: History, commit: str, criterion: Criterion) -> PastStatement | None:
    path = criterion.location.path
    data = history.read(commit, path)
    try:
        document = cached_document(path, data, Role.PLAN, criterion.scope) if data is not None else None
    except UndecodableError:
        return None
    criteria = document.criteria if document else ()
    same = [then for then in criteria if then.id == criterion.shared_id]
    if criterion.nth > len(same):
        return None
    was = same[criterion.nth - 1]
    return PastStatement(was, tuple(then.span for then in criteria if then.text == was.text and not then.row))
