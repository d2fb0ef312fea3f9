"""`continue-on-error` at a job."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.tolerance import Tolerance, tolerance
from dodcheck.workflows.audit.weight import lost, weight
from dodcheck.workflows.expressions.evaluate import Truth, setting
from dodcheck.workflows.model import Text
from dodcheck.workflows.severity import Severity


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        told = job.job.tolerated
        if told is not None and setting(told.value, {}) is not Truth.NO:
            yield from _hit(job, told, tolerance(subject, job.job, told))


def _hit(job: JobWork, told: Text, found: Tolerance) -> Iterator[Hit]:
    purpose = job.purpose
    said = f"`continue-on-error: {told.value.strip()}`"
    if found.truth is Truth.NO:
        return
    if found.elsewhere:
        message = f"{said} keeps the run green when the job fails, though not when a change is checked"
        yield job.hit(told.line, message, Severity.LOW)
    elif found.legs:
        message = (
            f"{said} keeps the run green when one leg fails ({'; '.join(found.legs[:3])}): {lost(purpose)} is lost"
        )
        severity = Severity.MEDIUM if purpose.checks else weight(purpose)
        yield job.hit(told.line, message, severity)
    elif found.truth is Truth.YES:
        message = f"{said} keeps the run green when the job fails: {lost(purpose)} is lost"
        yield job.hit(told.line, message, weight(purpose))
    else:
        message = f"{said} may keep the run green when the job fails: {lost(purpose)} is lost"
        yield job.hit(told.line, message, weight(purpose), Confidence.MEDIUM)


PATTERN = Pattern(
    name="job-continue-on-error",
    family=Family.SOFT_FAIL,
    title="A job that can't fail its run",
    manual="""`continue-on-error` at a job keeps the run green when the job fails, for all that its steps check. As an
expression it may hold for some legs of a matrix only.""",
    follow_up="Take `continue-on-error` away, or say in the matrix which legs may fail, with an issue.",
    look=_look,
)
