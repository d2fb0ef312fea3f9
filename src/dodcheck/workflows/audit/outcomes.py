"""Whether what became of a step or a job is looked at later, by something that can fail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.model import Job, Step

_FAILING = frozenset({"exit", "false", "throw", "core.setFailed", "setFailed"})


def outcome_asked(subject: Subject, step: StepWork) -> bool:
    """Return whether a step behind this one, or a job that needs its job, asks for its outcome and can fail by it."""
    name = step.step.id
    if name is None:
        return False
    asked = re.compile(rf"steps\.{re.escape(name)}\.(?:outcome|conclusion)|steps\['{re.escape(name)}'\]")
    job = next((one for one in subject.jobs if one.at is step.job), None)
    later = job.steps[job.steps.index(step) + 1 :] if job else ()
    return any(_mentions(one.step, asked) and _can_fail(one) for one in later)


def result_asked(subject: Subject, job: Job) -> bool:
    """Return whether another job of the workflow asks for the result of this one, or of all, and can fail by it."""
    name = re.escape(job.id)
    asked = re.compile(rf"needs\.(?:{name}|\*)\.result|needs\['{name}'\]|toJSON\(\s*needs\s*\)", re.IGNORECASE)
    return any(_asks(other, asked) for other in subject.jobs if other.job is not job)


def _asks(other: JobWork, asked: re.Pattern[str]) -> bool:
    mentioned = any(asked.search(text.value) for text in other.job.env.values())
    return any((mentioned or _mentions(one.step, asked)) and _can_fail(one) for one in other.steps)


def _mentions(step: Step, asked: re.Pattern[str]) -> bool:
    return any(asked.search(text) for text in _texts(step))


def _texts(step: Step) -> Iterator[str]:
    if step.condition is not None:
        yield step.condition.value
    if step.run is not None:
        yield step.run.value
    for text in (*step.env.values(), *step.given.values()):
        yield text.value


def _can_fail(step: StepWork) -> bool:
    """Return whether a step may fail on purpose: a script that exits, or an action, which may do anything."""
    if step.step.uses is not None:
        return True
    return any(word in _FAILING for command in step.commands for word in (one.text for one in command.words)) or any(
        not command.masks and command.words and command.words[0].text in ("test", "[", "[[", "jq", "grep")
        for command in step.commands
    )
