"""A milestone's plan, read: what it promises beside its boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dodcheck.documents.inline import plain
from dodcheck.documents.later import Postponement, put_off_by_status
from dodcheck.model.location import Location
from dodcheck.model.milestone import MilestoneId, Status


class PlanLine(NamedTuple):
    """A sentence, an item or a cell of a plan: Markdown on one line, and where it begins."""

    text: str
    location: Location


class StatusField(NamedTuple):
    """The status a plan gives itself: its words as Markdown, what they mean, and whether they lock the plan."""

    text: str
    status: Status
    locked: bool
    location: Location


class Blockers(NamedTuple):
    """What a plan says it waits for: its words, and the milestones that have to be closed.

    ``known_closed`` are those it says are complete, as in `None (M02 complete)`. ``nothing`` is set where it says that
    it waits for nothing; without it and without milestones, it waits for something else.
    """

    text: str
    milestones: tuple[MilestoneId, ...]
    known_closed: tuple[MilestoneId, ...]
    nothing: bool
    location: Location


class Deliverable(NamedTuple):
    """Something a plan promises to leave behind: its item, row or heading as Markdown, with its place.

    ``paths`` are the files and folders it names, as written; none where it names none, or promises that there is none.
    ``embedded_in`` is what it is said to be a part of, as written: `audit` in "CI Inventory Table (embedded in audit)",
    `this document` where it is the plan itself. ``optional`` is set for what stands under a label such as `Optional`.
    ``counted`` is set for a box, a mark or a row with a status: it is a criterion already. ``details`` are the items
    that stand under it and say more of it.
    """

    text: str
    paths: tuple[str, ...]
    embedded_in: str | None
    optional: bool
    counted: bool
    details: tuple[PlanLine, ...]
    location: Location


class Rollback(NamedTuple):
    """How a plan says its work is undone: its sentences and items, without labels; empty where nothing is said."""

    lines: tuple[PlanLine, ...]
    location: Location


class OnlyEdits(NamedTuple):
    """The sentence that nothing of a document is edited but the milestone's entry, and notes.

    ``document`` is as written, ``notes`` are the words of the headings that notes may stand below.
    """

    text: str
    document: str
    notes: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan says.

    ``in_scope`` and ``out_of_scope`` are the items under such headings, ``guards`` the sentences that forbid changes
    wherever else they stand ("No CI behavior may change in M03."), with what they make an exception of ("without
    approval"); ``unchanging`` are the items of a list that is announced as what must not change. ``citation_demand`` is
    the sentence that demands that claims name their evidence, with the list behind it, ``evidence_gaps`` are the
    headings and items that the plan itself calls evidence gaps. Of the guards, ``only_edits`` are those that speak of
    one document.
    """

    milestone: MilestoneId
    path: str
    title: str
    status: StatusField | None = None
    blockers: Blockers | None = None
    deliverables: tuple[Deliverable, ...] = ()
    in_scope: tuple[PlanLine, ...] = ()
    out_of_scope: tuple[PlanLine, ...] = ()
    guards: tuple[PlanLine, ...] = ()
    unchanging: tuple[PlanLine, ...] = ()
    rollback: Rollback | None = None
    citation_demand: PlanLine | None = None
    evidence_gaps: tuple[PlanLine, ...] = ()
    only_edits: tuple[OnlyEdits, ...] = ()

    @property
    def postponed(self) -> Postponement | None:
        """Until when its status puts all of it off, ``None`` where it doesn't."""
        return put_off_by_status(plain(self.status.text).strip()) if self.status else None
