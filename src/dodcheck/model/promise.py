"""What a milestone promises without a box, as far as its plan alone says it: the ground for rules that are built in."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.milestone import MilestoneId, Status


class FilesThere(NamedTuple):
    """A deliverable that is files or folders: their paths, as the plan writes them.

    ``placed`` says that each has to be there; a bare name may be that of something a run leaves behind elsewhere.
    ``changed`` says that they are to be changed, which their being there does not show.
    """

    paths: tuple[str, ...]
    placed: bool
    changed: bool


class PartOf(NamedTuple):
    """A deliverable that is said to be a part of a document: what it is called, and the document's path."""

    words: str
    document: str


class Entered(NamedTuple):
    """The ledger has an entry for the milestone, one that calls it closed where it is.

    ``otherwise`` is the plan's own status where it is another one than that of an entry which is closed.
    """

    milestone: MilestoneId
    ledger: str
    closed: bool
    otherwise: Status | None


class Logged(NamedTuple):
    """The milestone's tool-call log has entries, and does not break off where the milestone is closed."""

    log: str
    ended: bool


class Reversible(NamedTuple):
    """The plan says how its work is undone."""


class WithinScope(NamedTuple):
    """The milestone's commits change only what the plan allows.

    ``allowed`` are paths and globs from the root, ``None`` where the plan does not name all that it allows by paths,
    ``delivered`` those of its deliverables, ``own`` those that it may write whatever it says: plan, papers, log and
    ledger. ``forbidden`` are such paths too, ``areas`` kinds of files; both are so
    even where they are allowed. ``ledger`` is where the milestone's commits may be named. ``whole`` says that this is
    all that the plan holds them to: nothing is left, in scope or out of it, that no path shows. ``prose`` is what it
    puts out of scope in other words.
    """

    milestone: MilestoneId
    ledger: str | None
    allowed: tuple[str, ...] | None
    own: tuple[str, ...]
    delivered: tuple[str, ...]
    forbidden: tuple[str, ...]
    areas: tuple[str, ...]
    whole: bool
    prose: tuple[str, ...]


class OnlyEntry(NamedTuple):
    """The milestone's commits change nothing of a document but its entry, and add notes right below some headings.

    ``document`` is as the plan writes it, ``notes`` are the words that the headings begin with. ``ledger`` is where the
    milestone's commits may be named.
    """

    milestone: MilestoneId
    ledger: str | None
    document: str
    notes: tuple[str, ...]


class LinksLead(NamedTuple):
    """Every relative link of the plan leads to a file."""


class Locked(NamedTuple):
    """The plan has not changed since the commit that locked it."""


class Unblocked(NamedTuple):
    """The milestones that the plan waits for are closed in the ledger."""

    milestones: tuple[MilestoneId, ...]
    ledger: str


class Finished(NamedTuple):
    """Milestones that a completion list names: each is done, and so are the criteria that ids and globs name."""

    milestones: tuple[MilestoneId, ...]
    criteria: tuple[str, ...]


class Part(StrEnum):
    """What every milestone of a program may have to have; the values are those of the rule kind `milestone`."""

    DELIVERABLES = "deliverables"
    CHECKS = "checks"
    ENTRY = "entry"
    ROLLBACK = "rollback"


class EachHas(NamedTuple):
    """Every one of the milestones has a part of what makes it done.

    ``ledger`` is where entries are. ``whole`` says that nothing else is asked of them in the same words.
    """

    part: Part
    milestones: tuple[MilestoneId, ...]
    ledger: str
    whole: bool


class SaidDone(NamedTuple):
    """A milestone that the ledger calls closed, and of which there is no plan that says what it promised."""

    milestone: MilestoneId


class Said(NamedTuple):
    """A sentence that is read as any other statement is."""


OfPlan = Reversible | LinksLead | Locked
"""What is promised of the plan itself."""
OfOthers = PartOf | Entered | Logged | Unblocked
"""What is promised of other documents."""
Promise = OfPlan | OfOthers | FilesThere | WithinScope | OnlyEntry | Finished | EachHas | SaidDone | Said
