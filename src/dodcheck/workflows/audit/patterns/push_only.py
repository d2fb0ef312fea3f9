"""Tests that see a change when it is merged already."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.served_purposes import is_grave, purposes_in_words, purposes_served_here_alone
from dodcheck.workflows.audit.starts import CALLED
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.severity import Severity


def _look(subject: Subject) -> Iterator[Hit]:
    starts = subject.whole.starts.get(subject.workflow.path, ())
    if all(trigger.event == CALLED for trigger in subject.workflow.triggers):
        return
    checked = subject.whole.checked(subject)
    pushes = [start for start in starts if start.event == "push"]
    if not checked or not pushes or any(start.before_merge for start in starts):
        return
    branches = [start for start in pushes if start.on_branches]
    trigger = (branches or pushes)[0].trigger
    line = (subject.workflow.trigger("push") or subject.workflow.triggers[0]).line
    if branches and not (trigger.branches or trigger.branches_ignore):
        message = "it runs on pushes to every branch of the repository, and not on pull requests from forks"
        yield subject.hit(line, message, Severity.LOW)
        return
    lost = purposes_served_here_alone(subject, subject.whole.before_merge)
    where = "branches" if branches else "tags"
    message = (
        f"the workflow starts on pushes to {where} alone: {purposes_in_words(lost or checked)} see no pull request"
    )
    severity = Severity.MEDIUM if is_grave(lost) else Severity.LOW
    yield subject.hit(line, message, severity, Confidence.HIGH if lost else Confidence.MEDIUM)


PATTERN = Pattern(
    name="push-only",
    family=Family.SCOPE,
    title="Checks that see no pull request",
    manual="""The workflow starts when a change has been merged, or when a release is tagged: what it finds comes too
late to stop the change. It counts for less where other workflows check pull requests in the same way.""",
    follow_up="Let pull requests start it too, or a merge queue.",
    look=_look,
)
