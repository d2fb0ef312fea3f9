"""Criteria: the checkable statements of a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dodcheck.model.declared import NOTHING_DECLARED, Declared
from dodcheck.model.location import Location
from dodcheck.model.promise import Promise


class Form(StrEnum):
    """How a statement stands in its document; the values are those of the report."""

    BOX = "box"
    EVIDENCE = "evidence"
    MUST_BE_TRUE = "must-be-true"
    MEASUREMENT = "measurement"
    METRIC = "metric"
    BLOCKER = "blocker"
    INVARIANT = "invariant"
    DELIVERABLE = "deliverable"
    MILESTONE = "milestone"
    ROW = "row"
    MARK = "mark"
    DERIVED = "derived"
    POLICY = "policy"


class Tick(StrEnum):
    """The state of a box; ``NONE`` where the statement has no box."""

    TICKED = "ticked"
    UNTICKED = "unticked"
    PARTLY = "partly"
    NOT_UNDERSTOOD = "not-understood"
    NONE = "none"


class Holds(StrEnum):
    """The tense a statement is judged in: now, or at the commit that closed its milestone."""

    ALWAYS = "always"
    THEN = "then"


@dataclass(frozen=True, slots=True)
class Directive:
    """A ``<!-- dodcheck … -->`` comment: the text between ``dodcheck`` and ``-->``, and where that text begins.

    ``indents`` are the code points that stand in the file before each later line of the text, those of a list item.
    """

    text: str
    location: Location
    indents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One checkable statement.

    ``text`` is the item's Markdown source on one line. ``scope`` is the first part of the id (``phase-1``, ``program``,
    …), ``group`` the plain text of the nearest heading or label below it. ``claimed`` says whether the document claims
    that the statement is met; ``None`` where it claims neither. ``fixed_id`` is true for an id that a
    ``<!-- dodcheck id: … -->`` comment gave, ``inline`` is the rule that stands under the statement. ``holds`` is the
    tense that it is judged in. ``new`` says that a change under review brings it. Statements whose
    words give one and the same id are numbered: this one is the ``nth`` of ``twins``, from 1. Its words take ``lines``
    lines. ``declared`` is what its document declares, ``above`` the texts of up to five statements before it in its
    group, the nearest first: "it" and "the script" are among them. ``row`` are the cells of the table row that it is,
    each with the head of its column, as Markdown. ``announced`` are the words that announce the list that it stands in:
    "the program is not done if". ``promise`` is what a milestone's plan promises without a box.
    ``details`` are the plain items nested in a box, as Markdown: they say what it means in particular.
    ``to_begin`` says that it stands in a Definition of Ready: work may begin with it, and is not done by it.
    ``deferred`` says that the document puts it off: until the day ``deferred_until``, or for good where there is none.
    """

    id: str
    text: str
    form: Form
    scope: str
    group: str | None
    claimed: bool | None
    location: Location
    tick: Tick = Tick.NONE
    deferred: bool = False
    deferred_until: date | None = None
    holds: Holds = Holds.ALWAYS
    new: bool = False
    nth: int = 1
    twins: int = 1
    fixed_id: bool = False
    inline: Directive | None = None
    lines: int = 1
    declared: Declared = NOTHING_DECLARED
    above: tuple[str, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    promise: Promise | None = None
    announced: str = ""
    to_begin: bool = False
    details: tuple[str, ...] = ()

    @property
    def last_line(self) -> int:
        """The last line of its words, and of the rule under them."""
        words = (self.location.line or 1) + self.lines - 1
        if self.inline is None:
            return words
        return max(words, (self.inline.location.line or 1) + self.inline.text.count("\n"))

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last line of its words, and of the rule under them."""
        return self.location.line or 1, self.last_line

    def on(self, day: date) -> Criterion:
        """Return the criterion as it is on a day: what was put off until then is put off no more."""
        due = self.deferred_until is not None and day >= self.deferred_until
        return replace(self, deferred=False) if due else self

    @property
    def shared_id(self) -> str:
        """The id that the words give, which twins share."""
        return self.id if self.nth == 1 else self.id.rpartition("-")[0]
