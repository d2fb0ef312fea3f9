"""How bad it is that something is tried again until it passes, and what is told of it."""

from __future__ import annotations

from dodcheck.workflows.audit.weight import loss_in_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_SAID = {
    Purpose.TEST: "a test that fails now and then",
    Purpose.LINT: "what a linter finds now and then",
    Purpose.TYPES: "what a type checker finds now and then",
    Purpose.SECURITY: "what a scanner finds now and then",
    Purpose.COMPARE: "a difference that comes and goes",
}


def repetition_told(begun: str, purpose: Purpose) -> tuple[str, Severity]:
    """Return the sentence on a repetition, and how bad it is, by what is repeated; ``begun`` is its beginning.

    A build that is tried again is one that failed for want of the network, as a rule.
    """
    if purpose in _SAID:
        return f"{begun} until it passes: {_SAID[purpose]} is lost", Severity.MEDIUM
    if purpose is Purpose.BUILD:
        return f"{begun} until it passes: a build that breaks now and then is lost", Severity.LOW
    return f"{begun} until it passes", Severity.LOW


def loss_after_repetition(purpose: Purpose) -> str:
    """Return what is lost where even the last failure is."""
    return loss_in_words(purpose)
