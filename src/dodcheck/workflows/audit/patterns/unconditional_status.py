"""Statuses, check runs and approvals that say success whatever has happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, JobWork, StepWork, Subject
from dodcheck.workflows.expressions.evaluate import FAILED, Truth, evaluate_condition
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import texts_of

_CALLERS = frozenset({"gh", "curl", "http", "https", "wget"})
_URL = re.compile(r"/(?:statuses/|check-runs)")
_SAYS = re.compile(r"(?:state|conclusion)[\"']?\s{0,4}[:=]\s{0,4}[\"']?success\b")
_FAILS = re.compile(r"(?:state|conclusion)[\"']?\s{0,4}[:=]\s{0,4}[\"']?(?:failure|error)\b")
_SCRIPT = re.compile(r"\b(?:createCommitStatus|checks\.(?:create|update))\b")
_OTHERWISE = re.compile(r"failure|\bfailed\b|\?\s*[\"']success")
_RESULT = re.compile(r"\.(?:result|outcome|conclusion|status)\b")
_MAYBE = frozenset({Mask.BRANCH, Mask.AFTER_SUCCESS, Mask.AFTER_FAILURE})
_APPROVING = ("auto-approve", "autoapprove")


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.of_programs(_CALLERS):
        texts = [text[:2_000] for text in command_at.texts]
        if texts[:3] == ["gh", "pr", "review"] and ("--approve" in texts or "-a" in texts):
            yield _approved(command_at.at, command_at)
        elif _MAYBE.isdisjoint(command_at.command.masks) and _says_success(texts):
            yield from _posted(subject, command_at.at, command_at.command.location.line or 1)
    for step in subject.steps:
        yield from _by_action(subject, step)


def _says_success(texts: list[str]) -> bool:
    return any(_URL.search(text) for text in texts) and any(_SAYS.search(text) for text in texts)


def _by_action(subject: Subject, step: StepWork) -> Iterator[Hit]:
    uses = step.step.uses.value.partition("@")[0].lower() if step.step.uses else ""
    script = step.step.given.get("script")
    if any(name in uses for name in _APPROVING):
        yield _approved(step, None)
    elif uses == "actions/github-script" and script is not None:
        text = script.value[:20_000]
        match = _SAYS.search(text)
        if match and _SCRIPT.search(text) and not _OTHERWISE.search(text) and "if (" not in text:
            yield from _posted(subject, step, script.line)
    else:
        state = step.step.given.get("state") or step.step.given.get("status") or step.step.given.get("conclusion")
        if state is not None and state.value.strip() == "success" and ("status" in uses or "check" in uses):
            yield from _posted(subject, step, state.line)


def _posted(subject: Subject, step: StepWork, line: int) -> Iterator[Hit]:
    """Yield that success is posted, where that does not wait for anything that checks."""
    job = next((job for job in subject.jobs if job.at is step.job), None)
    if job is None:
        return
    if _whatever(step, job):
        message = "a status of success is posted even when what stands before it has failed"
    elif not _checked_before(subject, step, job) and not _told_otherwise(job):
        message = "a status of success is posted, and nothing is checked before it"
    else:
        return
    yield step.hit(line, message, Severity.HIGH, Confidence.MEDIUM)


def _whatever(step: StepWork, job: JobWork) -> bool:
    """Return whether a step runs when something before it has failed, and does not ask what."""
    asked = [text.value for text in (step.step.condition, job.job.condition) if text is not None]
    return any(
        evaluate_condition(text, FAILED) is Truth.YES and "failure()" not in text and not _RESULT.search(text)
        for text in asked
    )


def _told_otherwise(job: JobWork) -> bool:
    """Return whether another step of the job posts a failure when something fails: then the status says how it went."""
    return any(
        step.after_failure
        and _FAILS.search(" ".join(text for command in step.commands for text in texts_of(command.words)))
        for step in job.steps
    )


def _checked_before(subject: Subject, step: StepWork, job: JobWork) -> bool:
    before = job.steps[: job.steps.index(step)]
    needed = {need.value for need in job.job.needs}
    purposes = [step_work.purpose for step_work in before] + [
        other.purpose for other in subject.jobs if other.job.id in needed
    ]
    return any(purpose.checks for purpose in purposes)


def _approved(step: StepWork, command_at: CommandAt | None) -> Hit:
    message = "pull requests are approved by a workflow, which looks at nothing"
    return command_at.hit(message, Severity.LOW) if command_at else step.hit(step.step.line, message, Severity.LOW)


PATTERN = Pattern(
    name="unconditional-status",
    family=Family.INFORMATIONAL,
    title="A status of success that nothing stands behind",
    manual="""A workflow can post statuses and check runs of its own. One that says success in a step that always runs,
or before anything was checked, makes a required check green for every change.""",
    follow_up="Post the result of the job that checked, or let that job be the check.",
    look=_look,
)
