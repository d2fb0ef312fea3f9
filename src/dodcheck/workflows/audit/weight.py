"""How bad it is that something is masked: as bad as what is lost with it."""

from __future__ import annotations

from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity


def severity_of_loss(purpose: Purpose) -> Severity:
    """Return how bad it is that a failure is lost of something that is done for a purpose."""
    if purpose.checks:
        return Severity.HIGH
    return Severity.MEDIUM if purpose is Purpose.UNKNOWN else Severity.LOW


def loss_in_words(purpose: Purpose) -> str:
    """Return what is lost with the failure, for a sentence."""
    return _LOST[purpose]


_LOST = {
    Purpose.TEST: "a failing test",
    Purpose.BUILD: "a broken build",
    Purpose.LINT: "what a linter finds",
    Purpose.TYPES: "what a type checker finds",
    Purpose.SECURITY: "what a scanner finds",
    Purpose.COMPARE: "a difference",
    Purpose.UNKNOWN: "its failure",
    Purpose.FORMAT: "a failing formatter",
    Purpose.PUBLISH: "a failed publication",
    Purpose.SETUP: "a failed set-up",
    Purpose.CACHE: "a failing cache",
    Purpose.REPORT: "a failed report",
    Purpose.QUERY: "a failed query",
    Purpose.CLEANUP: "a failed clean-up",
    Purpose.HOUSEKEEPING: "a failed chore",
    Purpose.TRIVIAL: "its failure",
}
