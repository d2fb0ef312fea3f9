"""What the audit of the gate finds: what is wrong, where, how bad it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dodcheck.model.location import Location
from dodcheck.workflows.severity import Severity


class Pattern(StrEnum):
    """The kinds of findings; the values are stable."""

    NO_GATE = "no-gate"
    NOT_EVALUATED = "not-evaluated"
    NOT_ON_PULL_REQUESTS = "not-on-pull-requests"
    ONLY_IN_QUEUE = "only-in-queue"
    PATH_FILTER = "path-filter"
    BRANCH_FILTER = "branch-filter"
    ACTIVITY_TYPES = "activity-types"
    NEVER_RUNS = "never-runs"
    MAY_BE_SKIPPED = "may-be-skipped"
    NEEDS_OTHERS = "needs-others"
    TOLERATED = "tolerated"
    MASKED = "masked"
    NOT_FOLLOWED = "not-followed"
    INDIRECT = "indirect"
    ELSEWHERE = "elsewhere"
    REPORT_ONLY = "report-only"
    ACCEPTS_WEAKENING = "accepts-weakening"
    NO_BASE = "no-base"
    BASE_IS_THE_CHANGE = "base-is-the-change"
    FIXED_DATE = "fixed-date"
    NARROW = "narrow"
    UNKNOWN_OPTIONS = "unknown-options"
    UNSAFE_CHECKOUT = "unsafe-checkout"
    WRONG_SUBJECT = "wrong-subject"
    SHALLOW = "shallow"
    UNPINNED = "unpinned"
    OWN_CODE = "own-code"
    OWN_WORKFLOW = "own-workflow"
    OWN_POLICY = "own-policy"
    LOST_RUN = "lost-run"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: ``message`` is a sentence, ``remedy`` another, ``paste`` a line to paste, empty where none helps.

    ``key`` names it without line numbers: two findings of one key say the same of the same thing.
    """

    pattern: Pattern
    severity: Severity
    location: Location
    message: str
    remedy: str
    paste: str
    key: str
