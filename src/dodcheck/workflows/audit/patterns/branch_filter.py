"""Filters of branches that leave out the branch that changes are merged into."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.served_purposes import purposes_served_here_alone
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.events import PULL_REQUEST, TARGET
from dodcheck.workflows.model import Trigger
from dodcheck.workflows.patterns import selects_name
from dodcheck.workflows.severity import Severity

_EVENTS = (PULL_REQUEST, TARGET)
_BOTH = ("main", "master")


def _look(subject: Subject) -> Iterator[Hit]:
    if not subject.whole.checked(subject):
        return
    own = [trigger for trigger in subject.workflow.triggers if trigger.event in _EVENTS] or [
        trigger for trigger in subject.workflow.triggers if trigger.event == "push" and trigger.branches
    ]
    for trigger in own:
        yield from _narrowed(subject, trigger)


def _narrowed(subject: Subject, trigger: Trigger) -> Iterator[Hit]:
    ignored = [text.value for text in trigger.branches_ignore or ()]
    named = [branch.value for branch in trigger.branches or ()]
    filters = trigger.branches or trigger.branches_ignore
    main = subject.whole.branch
    if not filters:
        return
    if main is not None and (not selects_name(named, main) if named else selects_name(ignored, main)):
        message = f"`{trigger.event}` leaves out `{main}`, the branch that other workflows name"
        if not named or not any(selects_name(named, branch) for branch in _BOTH):
            message = f"`{trigger.event}` leaves out `{main}`"
        severity = Severity.HIGH if purposes_served_here_alone(subject, subject.whole.into_branch) else Severity.LOW
        yield subject.hit(filters[0].line, f"{message}: what is merged there is not checked", severity, _SURE)
    elif ignored:
        shown = " and ".join(f"`{branch}`" for branch in ignored[:4])
        message = f"`branches-ignore` leaves out {shown}: changes that are merged there are not checked"
        yield subject.hit(trigger.line, message, Severity.LOW)


_SURE = Confidence.MEDIUM

PATTERN = Pattern(
    name="branch-filter",
    family=Family.SCOPE,
    title="Branches that start no checks",
    manual="""`branches` or `branches-ignore` leave out the branch that changes are merged into: which one that is, is
seen by the branches that most triggers of the repository name. It counts for less where other workflows check there in
the same way, and for other branches.""",
    follow_up="Name the branch that changes are merged into, or take the filter away.",
    look=_look,
)
