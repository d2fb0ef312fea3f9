"""The commit that closed a milestone, and the state that its boxes are judged in.

It is the earliest on the first-parent line from which the plan or the ledger call the milestone closed ever since; what
commits say of their dates has no part in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Role, read_document
from dodcheck.documents.text import UndecodableError
from dodcheck.model.criterion import Criterion, Holds
from dodcheck.model.milestone import MilestoneId
from dodcheck.rules.past.papers import Papers, told_by
from dodcheck.snapshot.history import History
from dodcheck.snapshot.lent import Lent
from dodcheck.snapshot.protocol import Snapshot


class Then(NamedTuple):
    """A closed milestone's statement at the commit that closed it: where it stood, and all that was there."""

    milestone: MilestoneId
    commit: str
    criterion: Criterion
    snapshot: Snapshot


class Lost(NamedTuple):
    """The commit that closed the milestone is not in this clone, or can't be told."""

    milestone: MilestoneId
    oldest: str


@dataclass(frozen=True)
class Closings:
    """Finds when milestones were closed; asked again, it remembers.

    ``ledger`` is the program's. Commits that ``base`` has not are those of a change under review: a milestone that they
    close is closed where the change is merged, so its boxes are judged as they stand.
    """

    snapshot: Snapshot
    ledger: str | None
    base: str | None = None
    _closed: dict[tuple[str, MilestoneId], str | Lost | None] = field(default_factory=dict)
    _snapshots: dict[str, Snapshot] = field(default_factory=dict)

    def of(self, criterion: Criterion) -> Then | Lost | None:
        """Return the state that a criterion is judged in, ``None`` for the state as it stands."""
        milestone = milestone_of(criterion.scope) if criterion.holds is Holds.THEN else None
        history = self.snapshot.history() if milestone else None
        if milestone is None or history is None:
            return None
        found = self._closing(history, criterion.location.path, milestone)
        if found is None or isinstance(found, Lost):
            return found
        before = self._before(history, found, criterion)
        return None if before is None else Then(milestone, found, before, self._at(history, found))

    def _closing(self, history: History, plan: str, milestone: MilestoneId) -> str | Lost | None:
        if (plan, milestone) not in self._closed:
            self._closed[plan, milestone] = self._found(history, Papers(milestone, plan, self.ledger))
        return self._closed[plan, milestone]

    def _found(self, history: History, papers: Papers) -> str | Lost | None:
        closed = told_by(history, papers).closed
        if closed is None:
            return None
        entry = next(one for one in history.line(history.head(), papers.paths()) if one.commit == closed)
        if not entry.parents and history.shallow():
            return Lost(papers.milestone, closed)
        return None if self._is_under_review(history, closed) else closed

    def _is_under_review(self, history: History, commit: str) -> bool:
        return self.base is not None and any(one.commit == commit for one in history.log(history.head(), self.base))

    def _at(self, history: History, commit: str) -> Snapshot:
        if commit not in self._snapshots:
            self._snapshots[commit] = Lent(history.at(commit), self.snapshot)
        return self._snapshots[commit]

    def _before(self, history: History, commit: str, criterion: Criterion) -> Criterion | None:
        """Return the statement as it stood in the plan of a commit, ``None`` where the plan had no such statement."""
        path = criterion.location.path
        data = history.read(commit, path)
        try:
            document = read_document(path, data, Role.PLAN, criterion.scope) if data is not None else None
        except UndecodableError:
            return None
        same = [one for one in document.criteria if one.id == criterion.shared_id] if document else []
        if criterion.nth > len(same):
            return None
        was = same[criterion.nth - 1]
        return replace(criterion, location=was.location, lines=was.lines, inline=was.inline)
