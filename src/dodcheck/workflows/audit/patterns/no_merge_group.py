"""Checks that do not run in the merge queue."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.served_purposes import purposes_in_words, purposes_served_here_alone
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.events import PULL_REQUEST, QUEUE
from dodcheck.workflows.severity import Severity


def _look(subject: Subject) -> Iterator[Hit]:
    whole = subject.whole
    starts = whole.starts.get(subject.workflow.path, ())
    trigger = subject.workflow.trigger(PULL_REQUEST)
    if trigger is None or not whole.checked(subject) or any(start.event == QUEUE for start in starts):
        return
    if not any(subject.workflow.trigger(QUEUE) for subject in whole.subjects):
        return
    lost = purposes_served_here_alone(subject, whole.queued)
    reason = f"other workflows start on `{QUEUE}`, and this one does not"
    if lost:
        message = f"{reason}: {purposes_in_words(lost)} don't see what the merge queue merges"
        yield subject.hit(trigger.line, message, Severity.MEDIUM)
    else:
        yield subject.hit(trigger.line, reason, Severity.LOW)


PATTERN = Pattern(
    name="no-merge-group",
    family=Family.SCOPE,
    title="Checks that the merge queue leaves out",
    manual="""The repository has a merge queue, as other workflows start on `merge_group`. This one checks the pull
request, and not what the queue makes of it with the others. It counts for less where others check there in the same
way. Repositories without a queue are not concerned.""",
    follow_up="Add `merge_group` to its events.",
    look=_look,
)
