"""What the patterns find in workflows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.progress import Progress
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject


class Found(NamedTuple):
    """A hit of a pattern in a workflow."""

    pattern: str
    family: Family
    follow_up: str
    workflow: str
    hit: Hit


def found_in(subjects: Sequence[Subject], known: Sequence[Pattern], progress: Progress) -> Iterator[Found]:
    """Yield what some patterns find in workflows."""
    for subject in progress.along("looking at workflow", subjects, len(subjects)):
        for pattern in known:
            for hit in pattern.look(subject):
                yield _of_pattern(pattern, subject.workflow.path, hit)


def _of_pattern(pattern: Pattern, workflow: str, hit: Hit) -> Found:
    return Found(pattern.name, pattern.family, hit.follow_up or pattern.follow_up, workflow, hit)
