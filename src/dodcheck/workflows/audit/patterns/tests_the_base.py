"""Checks of what a change is merged into, not of the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dodcheck.workflows.audit.moves import checked_step, moves_before
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.starts import Start
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.events import TARGET
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.refs import Ref
from dodcheck.workflows.severity import Severity

_OF_THE_BASE: Mapping[str, Severity] = {
    TARGET: Severity.HIGH,
    "workflow_run": Severity.MEDIUM,
    "issue_comment": Severity.MEDIUM,
    "pull_request_review_comment": Severity.LOW,
}


def _look(subject: Subject) -> Iterator[Hit]:
    starts = subject.whole.starts.get(subject.workflow.path, ())
    events = {start.event for start in starts}
    strange = [event for event in _OF_THE_BASE if event in events]
    if not strange or "pull_request" in events:
        return
    for job in subject.jobs:
        yield from _of_job(subject, job, strange[0], gentle=_is_gentle(starts, strange[0]))


def _is_gentle(starts: Sequence[Start], event: str) -> bool:
    """Return whether an event only comes from branches that are named, so that what it is about is merged already."""
    return event == "workflow_run" and all(start.trigger.branches for start in starts if start.event == event)


def _of_job(subject: Subject, job: JobWork, event: str, *, gentle: bool) -> Iterator[Hit]:
    step = checked_step(job)
    moves = moves_before(subject, job, step) if step else []
    if step is None or not moves or any(move.ref in (Ref.HEAD, Ref.FETCHED) or "$" in move.text for move in moves):
        return
    message = f"`{event}` checks out what a change is merged into, and `{step.name}` checks that, not the change"
    low = gentle or (event != TARGET and step.purpose is Purpose.BUILD)
    severity = Severity.LOW if low else _OF_THE_BASE[event]
    hit = job.hit(moves[-1].location.line or job.job.line, message, severity)
    yield hit._replace(location=moves[-1].location)


PATTERN = Pattern(
    name="tests-the-base",
    family=Family.SCOPE,
    title="Checks of the base instead of the change",
    manual="""On `pull_request_target`, a checkout without `ref` puts the branch on disk that the change is merged into;
after `workflow_run` and comments it is the default branch. Tests there say nothing about the change. To check out the
change itself with the rights of these events is dangerous: `pull_request` is for that.""",
    follow_up="Check on `pull_request`, which has the change on disk and no secrets.",
    look=_look,
)
