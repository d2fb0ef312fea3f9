"""Whether what became of a step or a job is looked at later, by something that can fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.expressions.evaluate import GOOD, Truth, condition
from dodcheck.workflows.model import Job, Step
from dodcheck.workflows.shell.ran import Mask

_TURNED = frozenset({Mask.INVERTED})
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
    return any(_mentions(one.step, asked) and can_fail(one) and not _only_when_failed(one.step) for one in later)


def _only_when_failed(step: Step) -> bool:
    """Return whether a step runs only when the job has failed: a step that is let pass does not make it so."""
    return step.condition is not None and condition(step.condition.value, GOOD) is Truth.NO


def result_asked(subject: Subject, job: Job) -> bool:
    """Return whether another job of the workflow asks for the result of this one, or of all, and can fail by it."""
    name = re.escape(job.id)
    asked = re.compile(rf"needs\.(?:{name}|\*)\.result|needs\['{name}'\]|toJSON\(\s*needs\s*\)", re.IGNORECASE)
    return any(_asks(other, asked) for other in subject.jobs if other.job is not job)


def _asks(other: JobWork, asked: re.Pattern[str]) -> bool:
    mentioned = any(asked.search(text.value) for text in other.job.env.values())
    return any((mentioned or _mentions(one.step, asked)) and can_fail(one) for one in other.steps)


def _mentions(step: Step, asked: re.Pattern[str]) -> bool:
    return any(asked.search(text) for text in texts_of(step))


def texts_of(step: Step) -> Iterator[str]:
    """Yield what a step says: its condition, its script, its variables and inputs."""
    if step.condition is not None:
        yield step.condition.value
    if step.run is not None:
        yield step.run.value
    for text in (*step.env.values(), *step.given.values()):
        yield text.value


def can_fail(step: StepWork) -> bool:
    """Return whether a step may fail on purpose: a script that exits, or an action, which may do anything."""
    if step.step.uses is not None:
        return True
    return any(word in _FAILING for command in step.commands for word in (one.text for one in command.words)) or any(
        command.masks <= _TURNED and command.words and command.words[0].text in ("test", "[", "[[", "jq", "grep")
        for command in step.commands
    )
