"""Evidence: what a rule saw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MAY_ALLOW = "the statement may allow that"
"""How the summary ends of a rule that asks for more than its statement says, and does not hold."""


class Outcome(StrEnum):
    """What a rule found out."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"
    ERROR = "error"


class Unknown(StrEnum):
    """Why a rule can't tell. The first five are reasons inside the repository: someone can settle them there."""

    NO_RULE = "no-rule"
    PARTIAL = "partial"
    STATED_ONLY = "stated-only"
    EMPTY_SCOPE = "empty-scope"
    AMBIGUOUS = "ambiguous"
    IGNORED = "ignored"
    SUBMODULE = "submodule"
    OUTSIDE = "outside"
    HISTORY = "history"
    STALE = "stale"
    SKIPPED = "skipped"
    EXCEPTION = "exception"

    @property
    def inside(self) -> bool:
        """Whether the reason lies inside the repository (verdict ``unproven``, not ``unobservable``)."""
        return self in _INSIDE


_INSIDE = frozenset({Unknown.NO_RULE, Unknown.PARTIAL, Unknown.STATED_ONLY, Unknown.EMPTY_SCOPE, Unknown.AMBIGUOUS})


class Basis(StrEnum):
    """What the evidence rests on: computed from the repository, handed over by the caller, or a document's own word."""

    DERIVED = "derived"
    RECORDED = "recorded"
    STATED = "stated"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place a rule saw: path from the root, 1-based line or ``None`` for the file, ``sha256:…`` of its content."""

    path: str
    line: int | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one rule saw.

    ``summary`` is one sentence in plain words that names what was looked at. ``examined``, ``matched`` and ``skipped``
    count the things the rule is about (files, entries, criteria). ``reproduce`` is a command for ordinary tools, run at
    the repository's root. Building evidence that decides without a place or a count, or that is unknown without a
    reason, raises ``ValueError``: such evidence would be worth nothing.
    """

    kind: str
    outcome: Outcome
    summary: str
    examined: int
    matched: int
    reproduce: str
    skipped: int = 0
    unknown: Unknown | None = None
    basis: Basis = Basis.DERIVED
    places: tuple[Place, ...] = ()
    parts: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if (self.outcome is Outcome.UNKNOWN) is (self.unknown is None):
            raise ValueError(f"{self.kind}: unknown evidence has a reason, and no other evidence has one")
        if self.outcome is Outcome.HOLDS and self.examined < 1:
            raise ValueError(f"{self.kind}: nothing is true of the empty set")
        if self.outcome in (Outcome.HOLDS, Outcome.FAILS) and not (self.places or self.examined):
            raise ValueError(f"{self.kind}: deciding evidence points somewhere or counts something")
        if not self.summary:
            raise ValueError(f"{self.kind}: evidence says what was seen")

    def flattened(self) -> tuple[Evidence, ...]:
        """Return this evidence and, after it, that of the rules it combines, in their order."""
        return (self, *(seen for part in self.parts for seen in part.flattened()))
