"""`continue-on-error` at a job."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.tolerance import Tolerance, tolerance
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.expressions.evaluate import Truth, evaluate_setting
from dodcheck.workflows.model import Text
from dodcheck.workflows.severity import Severity


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        text = job.job.tolerated
        if text is not None and evaluate_setting(text.value, {}) is not Truth.NO:
            yield from _hit(job, text, tolerance(subject, job.job, text))


def _hit(job: JobWork, text: Text, tolerance_: Tolerance) -> Iterator[Hit]:
    purpose = job.purpose
    said = f"`continue-on-error: {text.value.strip()}`"
    if tolerance_.truth is Truth.NO:
        return
    if tolerance_.elsewhere:
        message = f"{said} keeps the run green when the job fails, though not when a change is checked"
        yield job.hit(text.line, message, Severity.LOW)
    elif tolerance_.legs:
        message = (
            f"{said} keeps the run green when one leg fails ({'; '.join(tolerance_.legs[:3])}): "
            f"{loss_in_words(purpose)} is lost"
        )
        severity = Severity.MEDIUM if purpose.checks else severity_of_loss(purpose)
        yield job.hit(text.line, message, severity)
    elif tolerance_.truth is Truth.YES:
        message = f"{said} keeps the run green when the job fails: {loss_in_words(purpose)} is lost"
        yield job.hit(text.line, message, severity_of_loss(purpose))
    else:
        message = f"{said} may keep the run green when the job fails: {loss_in_words(purpose)} is lost"
        yield job.hit(text.line, message, severity_of_loss(purpose), Confidence.MEDIUM)


PATTERN = Pattern(
    name="job-continue-on-error",
    family=Family.SOFT_FAIL,
    title="A job that can't fail its run",
    manual="""`continue-on-error` at a job keeps the run green when the job fails, for all that its steps check. As an
expression it may hold for some legs of a matrix only.""",
    follow_up="Take `continue-on-error` away, or say in the matrix which legs may fail, with an issue.",
    look=_look,
)
