"""`continue-on-error` at a job."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.weight import lost, weight
from dodcheck.workflows.expressions.evaluate import Truth, setting
from dodcheck.workflows.model import Text


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        told = job.job.tolerated
        if told is not None and setting(told.value, {}) is not Truth.NO:
            yield _hit(job, told)


def _hit(job: JobWork, told: Text) -> Hit:
    sure = setting(told.value, {}) is Truth.YES
    said = f"`continue-on-error: {told.value.strip()}` {'keeps' if sure else 'may keep'} the run green"
    message = f"{said} when the job fails: {lost(job.purpose)} is lost"
    return job.hit(told.line, message, weight(job.purpose), Confidence.HIGH if sure else Confidence.MEDIUM)


PATTERN = Pattern(
    name="job-continue-on-error",
    family=Family.SOFT_FAIL,
    title="A job that can't fail its run",
    manual="""`continue-on-error` at a job keeps the run green when the job fails, for all that its steps check. As an
expression it may hold for some legs of a matrix only.""",
    follow_up="Take `continue-on-error` away, or say in the matrix which legs may fail, with an issue.",
    look=_look,
)
