"""`continue-on-error` at a step."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.differences import is_committed
from dodcheck.workflows.audit.outcomes import is_outcome_asked
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.audit.tolerance import Tolerance, tolerance
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.expressions.evaluate import Truth, evaluate_setting
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_MENDING = frozenset({Purpose.LINT, Purpose.FORMAT})


def _look(subject: Subject) -> Iterator[Hit]:
    for step in subject.steps:
        text = step.step.tolerated
        if text is not None and evaluate_setting(text.value, {}) is not Truth.NO:
            found = tolerance(subject, step.job.job, text)
            if found.truth is not Truth.NO:
                yield _hit(subject, step, text, found)


def _hit(subject: Subject, step: StepWork, text: Text, found: Tolerance) -> Hit:
    sure = found.truth is Truth.YES
    confidence = Confidence.HIGH if sure else Confidence.MEDIUM
    message = f"`continue-on-error: {text.value.strip()}` {'makes' if sure else 'may make'} the step pass"
    if found.elsewhere:
        return step.hit(text.line, f"{message}, though not when a change is checked", Severity.LOW, confidence)
    if is_outcome_asked(subject, step):
        return step.hit(text.line, f"{message}; what became of it is looked at later", Severity.LOW, confidence)
    if step.purpose in _MENDING and is_committed(subject, step):
        return step.hit(text.line, f"{message}; a later step commits what it has repaired", Severity.LOW, confidence)
    if found.legs:
        message = f"{message} in one leg ({'; '.join(found.legs[:3])})"
    severity = Severity.MEDIUM if found.legs and step.purpose.checks else severity_of_loss(step.purpose)
    return step.hit(
        text.line, f"{message} whatever happens: {loss_in_words(step.purpose)} is lost", severity, confidence
    )


PATTERN = Pattern(
    name="step-continue-on-error",
    family=Family.SOFT_FAIL,
    title="A step that can't fail its job",
    manual="""`continue-on-error` at a step lets the job go on, and be green, when the step fails. It counts for less
where the step checks nothing (a cache, an upload), and where a later step asks for its outcome and fails.""",
    follow_up="Take `continue-on-error` away, or fail later by the outcome of the step.",
    look=_look,
)
