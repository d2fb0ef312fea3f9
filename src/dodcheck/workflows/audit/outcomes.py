"""Whether what became of a step or a job is looked at later, by something that can fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.expressions.evaluate import GOOD, Truth, condition
from dodcheck.workflows.model import Job, Step

_FAILING = frozenset({"exit", "false", "throw", "core.setFailed", "setFailed"})


def outcome_asked(subject: Subject, step: StepWork) -> bool:
    """Return whether a step behind this one asks for its outcome and can fail by it.

    Its conclusion is no answer: that of a step that is let pass is always a success.
    """
    name = step.step.id
    if name is None:
        return False
    asked = re.compile(
        rf"steps\.{re.escape(name)}\.outcome\b|steps\['{re.escape(name)}'\]\.outcome\b|toJSON\(\s*steps\b"
    )
    job = next((one for one in subject.jobs if one.at is step.job), None)
    later = job.steps[job.steps.index(step) + 1 :] if job else ()
