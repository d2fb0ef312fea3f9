"""A job whose matrix may have no leg."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dodcheck.formats.nesting import find_too_deep
from dodcheck.workflows.audit.outcomes import can_fail
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.weight import severity_of_loss
from dodcheck.workflows.model import Matrix, Text
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.situation import leg_situations

_LITERAL = re.compile(r"\$\{\{\s*fromjson\(\s*'((?:[^']|'')*)'\s*\)\s*\}\}", re.IGNORECASE)
_CALL = re.compile(r"fromjson\(", re.IGNORECASE)
_LISTED = re.compile(r"\s*'\s*(?:\[\s*[^\]\s]|\{\s*[^}\s])(?:[^']|'')*'\s*\)")
_EMPTY = frozenset({"[]", "{}"})
_GIVEN = re.compile(r"^[\w-]+=\[\s*[\"'\w{][^$`]*\]")
_LONGEST = 90


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        matrix, purpose = job.job.matrix, subject.whole.purpose(job)
        if matrix is None:
            continue
        if not matrix.dynamic and next(leg_situations(job.job), None) is None:
            message = f"the matrix has no combination left, so the job `{job.job.id}` never runs"
            yield job.hit(matrix.line, message, severity_of_loss(purpose))
        elif matrix.dynamic and purpose.checks:
            yield from _dynamic(subject, job, matrix)


def _dynamic(subject: Subject, job: JobWork, matrix: Matrix) -> Iterator[Hit]:
    listed = [text for text in matrix.told if text.line != matrix.exclude_line]
    text = next((text for text in listed if not _is_filled(text)), None)
    if text is None:
        return
    shown = " ".join(text.value.split())[:_LONGEST]
    message = f"`{shown}` may be an empty list, and then the job `{job.job.id}` has no leg and checks nothing"
    asked = any(
        _refuses_none(job) or _gives_some(job)
        for job in subject.jobs
        if f"needs.{job.job.id}.".lower() in text.value.lower()
    )
    yield job.hit(text.line, message, Severity.LOW if asked else Severity.MEDIUM, Confidence.MEDIUM)


def _refuses_none(job: JobWork) -> bool:
    """Return whether a job that makes a list compares it to an empty one, and can fail."""
    return any(
        _EMPTY.intersection(word.text for command in step.commands for word in command.words) and can_fail(step)
        for step in job.steps
    )


def _is_filled(text: Text) -> bool:
    """Return whether an expression is a list or a mapping that stands in the file, or one of several, and not empty."""
    calls = list(_CALL.finditer(text.value))
    if len(calls) > 1 and all(_LISTED.match(text.value, call.end()) for call in calls):
        return True
    match = _LITERAL.fullmatch(text.value.strip())
    literal = match[1].replace("''", "'") if match else ""
    try:
        return find_too_deep(literal) is None and bool(json.loads(literal))
    except ValueError:
        return False


def _gives_some(job: JobWork) -> bool:
    """Return whether a job makes a list that stands in its script, and is not empty."""
    texts = [word.text for step in job.steps for command in step.commands for word in command.words]
    return any(_GIVEN.search(text) for text in texts)


PATTERN = Pattern(
    name="empty-matrix",
    family=Family.CONDITIONAL,
    title="A matrix that may be empty",
    manual="""The legs of the job are worked out while the workflow runs. Where that gives none, there is nothing to
run, and nothing red. A matrix whose exclusions leave nothing is the same for good.""",
    follow_up="Let the job that makes the list fail when it is empty, and let a last job ask for the result.",
    look=_look,
)
