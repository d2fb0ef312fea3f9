"""The commit that closed a milestone, and the state that its boxes are judged in.

It is the earliest on the first-parent line from which the plan or the ledger call the milestone closed ever since; what
commits say of their dates has no part in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dodcheck.documents.closings import closed_in_ledger, closed_in_plan, milestone_of
from dodcheck.documents.document import Role, read_document
from dodcheck.documents.ledger import read_ledger
from dodcheck.documents.markdown import parse
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.criterion import Criterion, Holds
from dodcheck.model.milestone import MilestoneId
from dodcheck.snapshot.history import Entry, History
from dodcheck.snapshot.lent import Lent
from dodcheck.snapshot.protocol import Snapshot

_Closed = frozenset[MilestoneId]
_NONE: _Closed = frozenset()


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
    _told: dict[tuple[str, str], _Closed] = field(default_factory=dict)
    _closed: dict[tuple[str, MilestoneId], Entry | Lost | None] = field(default_factory=dict)
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
        before = self._before(history, found.commit, criterion)
        return None if before is None else Then(milestone, found.commit, before, self._at(history, found.commit))

    def _closing(self, history: History, plan: str, milestone: MilestoneId) -> Entry | Lost | None:
        if (plan, milestone) not in self._closed:
            self._closed[plan, milestone] = self._found(history, plan, milestone)
        return self._closed[plan, milestone]

    def _found(self, history: History, plan: str, milestone: MilestoneId) -> Entry | Lost | None:
        paths = (plan, self.ledger) if self.ledger else (plan,)
        first: Entry | None = None
        for entry in history.line(history.head(), paths):
            if not self._says_closed(history, entry.commit, plan, milestone):
                break
            first = entry
        if first is None:
            return None
        if not first.parents and history.shallow():
            return Lost(milestone, first.commit)
        return None if self._is_under_review(history, first) else first

    def _is_under_review(self, history: History, entry: Entry) -> bool:
        return self.base is not None and any(
            one.commit == entry.commit for one in history.log(history.head(), self.base)
        )

    def _says_closed(self, history: History, commit: str, plan: str, milestone: MilestoneId) -> bool:
        return milestone in self._in(history, commit, plan, lambda data: _in_plan(data, plan, milestone)) or (
            self.ledger is not None and milestone in self._in(history, commit, self.ledger, _in_ledger)
        )

    def _in(self, history: History, commit: str, path: str, reader: Callable[[bytes], _Closed]) -> _Closed:
        if (commit, path) not in self._told:
            data = history.read(commit, path)
            self._told[commit, path] = _NONE if data is None else reader(data)
        return self._told[commit, path]

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


def _in_plan(data: bytes, path: str, milestone: MilestoneId) -> _Closed:
    try:
        outline = parse(decode(data))
    except UndecodableError:
        return _NONE
    scope = f"milestone-{str(milestone).lower()}"
    return frozenset(milestone for _ in closed_in_plan(outline, path, scope))


def _in_ledger(data: bytes) -> _Closed:
    try:
        outline = parse(decode(data))
    except UndecodableError:
        return _NONE
    return frozenset(closing.milestone for closing in closed_in_ledger(read_ledger(outline, "")))
