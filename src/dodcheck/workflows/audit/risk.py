"""What the audit of workflows finds: a risk, with its place, its weight and what would follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.audit.naming import name_of
from dodcheck.workflows.severity import Severity


class Family(StrEnum):
    """The taxonomy of silent failures. ``NOT_EVALUATED`` stands beside it: of such a file, nothing is known."""

    SOFT_FAIL = "soft-fail-mechanics"
    CONDITIONAL = "conditional-skips"
    RETRY = "retry-masking"
    SCOPE = "scope-gaps"
    INFORMATIONAL = "informational-only"
    NOT_EVALUATED = "not-evaluated"

    @property
    def label(self) -> str:
        """What people call it."""
        return _TITLES[self]


_TITLES = {
    Family.SOFT_FAIL: "Soft-fail mechanics",
    Family.CONDITIONAL: "Conditional skips",
    Family.RETRY: "Retry masking",
    Family.SCOPE: "Scope gaps",
    Family.INFORMATIONAL: "Informational only",
    Family.NOT_EVALUATED: "Not evaluated",
}


class Confidence(StrEnum):
    """How sure it is that a risk is one. ``HIGH``: the file decides it. ``LOW``: names and words hint at it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Hit(NamedTuple):
    """A place where a pattern is found.

    ``job`` and ``step`` are their names, ``None`` where it concerns more than one. ``about`` says what it is about
    without line numbers: together with pattern, file and job it names the hit. ``follow_up`` is what to do, where that
    is not the same at every place of the pattern.
    """

    location: Location
    message: str
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    job: str | None = None
    step: str | None = None
    about: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A row of the register. ``accepted`` is the reason that stands beside the place, if one does.

    ``id`` stays the same when lines move. ``workflows`` are the files that lead to the place, at least one.
    ``about`` is that of the hit.
    """

    id: str
    pattern: str
    family: Family
    severity: Severity
    confidence: Confidence
    location: Location
    workflows: tuple[str, ...]
    job: str | None
    step: str | None
    message: str
    follow_up: str
    accepted: str | None
    about: str = ""

    def named_in(self, path: str) -> str:
        """Return the id that it would have in a file of another name."""
        own = name_of(self.pattern, self.location.path, self.job, self.step, self.about)
        return name_of(self.pattern, path, self.job, self.step, self.about) + self.id.removeprefix(own)

    @property
    def workflow(self) -> str:
        """The first of the files that lead to the place."""
        return self.workflows[0]
