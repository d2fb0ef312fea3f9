"""Tests that only the clock, or somebody by hand or by a comment, starts."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.served_purposes import is_grave, purposes_in_words, purposes_served_here_alone
from dodcheck.workflows.audit.starts import CALLED
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_APART = frozenset({"schedule", "workflow_dispatch", "repository_dispatch", "issue_comment"})


def _look(subject: Subject) -> Iterator[Hit]:
    starts = subject.whole.starts.get(subject.workflow.path, ())
    if all(trigger.event == CALLED for trigger in subject.workflow.triggers):
        return
    checked = subject.whole.checked(subject)
    if not checked or not starts or not all(start.event in _APART for start in starts):
        return
    events = list(dict.fromkeys(start.event for start in starts))
    lost = purposes_served_here_alone(subject, subject.whole.on_changes)
    first = starts[0].trigger if starts[0].workflow is subject.workflow else subject.workflow.triggers[0]
    message = f"the workflow starts on {' and '.join(f'`{event}`' for event in events)} alone"
    if lost:
        severity = Severity.HIGH if Purpose.TEST in lost else Severity.MEDIUM if is_grave(lost) else Severity.LOW
        yield subject.hit(first.line, f"{message}: no change meets {purposes_in_words(lost)}", severity)
    else:
        yield subject.hit(
            first.line,
            f"{message}: no change meets {purposes_in_words(checked)}, though others check changes in the same way",
            Severity.LOW,
        )


PATTERN = Pattern(
    name="schedule-only",
    family=Family.SCOPE,
    title="Checks that no change starts",
    manual="""The workflow starts by the clock, by hand or by a comment, and on nothing else: a change may be merged
days before it is checked, and nobody is told by the pull request. It counts for less where other workflows check
changes in the same way.""",
    follow_up="Let pull requests or pushes start it as well, or a part of it that is fast enough.",
    look=_look,
)
