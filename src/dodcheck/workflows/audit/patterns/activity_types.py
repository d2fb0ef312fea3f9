"""Commits of a pull request that start nothing, as `types` leaves their activity out."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.served_purposes import purposes_served_here_alone
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.events import PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.model import Trigger
from dodcheck.workflows.severity import Severity


def _look(subject: Subject) -> Iterator[Hit]:
    whole = subject.whole
    if not whole.checked(subject):
        return
    for trigger in subject.workflow.triggers:
        types = [type_.value for type_ in trigger.types or ()]
        if trigger.event not in (PULL_REQUEST, TARGET) or not types or "synchronize" in types:
            continue
        covered = _queued(subject) or not purposes_served_here_alone(subject, whole.synchronized)
        yield _hit(subject, trigger, types, covered=covered)


def _hit(subject: Subject, trigger: Trigger, types: list[str], *, covered: bool) -> Hit:
    named = " and ".join(f"`{type_}`" for type_ in types[:6])
    message = f"`{trigger.event}` starts it on {named} alone: commits that are pushed later are not checked"
    severity = Severity.HIGH if "opened" in types else Severity.MEDIUM
    line = trigger.types[0].line if trigger.types else trigger.line
    return subject.hit(line, message, Severity.LOW if covered else severity)


def _queued(subject: Subject) -> bool:
    """Return whether the workflow runs again before the merge."""
    return subject.workflow.trigger(QUEUE) is not None


PATTERN = Pattern(
    name="activity-types",
    family=Family.SCOPE,
    title="Later commits that start nothing",
    manual="""`types` of `pull_request` leaves out `synchronize`, the activity of a push to the branch: the first state
of the change is checked, or none, and the last one is merged. It counts for less where a merge queue or another
workflow checks it again.""",
    follow_up="Add `synchronize`, and `opened` and `reopened` where they are missing, or take `types` away.",
    look=_look,
)
