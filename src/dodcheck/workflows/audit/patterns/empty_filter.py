"""A filter of an event that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.severity import Severity


def _look(subject: Subject) -> Iterator[Hit]:
    for trigger in subject.workflow.triggers:
        for name in trigger.empty:
            message = f"`{name.value}` of `{trigger.event}` says nothing: it is taken to let all of them by"
            yield subject.hit(name.line, message, Severity.LOW, Confidence.MEDIUM)


PATTERN = Pattern(
    name="empty-filter",
    family=Family.SCOPE,
    title="A filter that says nothing",
    manual="""`tags:` with nothing behind it does not fit the published schema of workflows, and GitHub runs them all
the same: it lets all tags by. That is documented nowhere, and looks as if something had been forgotten.""",
    follow_up="Say `['**']`, or take the filter away.",
    look=_look,
)
