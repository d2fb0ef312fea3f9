"""Which purposes a workflow serves that no other workflow serves in its place."""

from __future__ import annotations

from collections.abc import Iterable

from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.purposes.purpose import Purpose

_NAMES = {
    Purpose.TEST: "its tests",
    Purpose.BUILD: "its builds",
    Purpose.LINT: "its linters",
    Purpose.TYPES: "its type checks",
    Purpose.SECURITY: "its scans",
    Purpose.COMPARE: "its comparisons",
}


def purposes_served_here_alone(subject: Subject, elsewhere: frozenset[Purpose]) -> frozenset[Purpose]:
    """Return what a workflow checks that is not checked elsewhere; where it tests, that alone counts."""
    checked = subject.whole.checked(subject)
    counting = checked & {Purpose.TEST} or checked
    return counting - elsewhere


def purposes_in_words(purposes: Iterable[Purpose]) -> str:
    """Return what is checked, for a sentence."""
    return " and ".join(
        _NAMES[purpose] for purpose in sorted(purposes, key=lambda purpose: purpose.rank) if purpose in _NAMES
    )


def is_grave(purposes: frozenset[Purpose]) -> bool:
    """Return whether more is lost than builds, often there to be published, and scans, often about a whole tree."""
    return not purposes <= {Purpose.BUILD, Purpose.COMPARE, Purpose.SECURITY}
