"""Whether a call runs, and whether its failure counts, in some situation that an event brings about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.expressions.evaluate import FAILED, Truth, asks_status, evaluate_condition, evaluate_setting
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.model import Job, Step, Text
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.situation import Situation, leg_situations, situation_of_event
from dodcheck.workflows.work.place import JobAt

SURE = frozenset({Pattern.NEVER_RUNS, Pattern.NOT_ON_PULL_REQUESTS})
"""What `conditional` calls it when a call is never reached on an event."""


def condition_findings(site: Site, event: str, branches: Sequence[str]) -> tuple[Finding, ...]:
    """Return what keeps a call from running or from counting, in the best of the situations of an event."""
    findings: tuple[Finding, ...] | None = None
    matrix = site.job.matrix
    if matrix and matrix.dynamic:
        return (_empty(site, matrix.line, "may have no combination, and then skips", Pattern.MAY_BE_SKIPPED),)
    for situation in _situations(site, event, branches):
        now = tuple(_in_situation(site, event, situation))
        if not now:
            return ()
        if findings is None or _weight(now) < _weight(findings):
            findings = now
    if findings is None and matrix:
        return (_empty(site, matrix.line, "has no combination, and skips", Pattern.NEVER_RUNS),)
    return findings or ()


def _situations(site: Site, event: str, branches: Sequence[str]) -> Iterator[Situation]:
    """Yield what is known of the contexts in each situation in which an event starts the job."""
    for branch in branches:
        for leg in leg_situations(site.job):
            yield {**situation_of_event(site.workflow, event, branch), **leg}


def _empty(site: Site, line: int, does: str, pattern: Pattern) -> Finding:
    return Finding(
        pattern,
        Severity.HIGH if pattern in SURE else Severity.MEDIUM,
        Location(site.jobs[-1].path, line),
        f"the matrix {does} the job `{site.job.id}`, and a required check that is skipped counts as passed",
        "Run dodcheck in a job without it.",
        "",
        f"{pattern}:{site.subject}:matrix",
    )


def _weight(findings: Sequence[Finding]) -> tuple[int, int]:
    return -min((finding.severity.rank for finding in findings), default=Severity.LOW.rank), len(findings)


class _Condition(NamedTuple):
    """A condition, or a `continue-on-error`: where it stands, what it is said of, and how it is written."""

    location: Location
    what: str
    written: str

    @property
    def text(self) -> str:
        """What is written, without the blanks around it."""
        return self.written.strip()


def _in_situation(site: Site, event: str, situation: Situation) -> Iterator[Finding]:
    for asked in _asked(site, lambda step: step.condition):
        held = evaluate_condition(asked.written, situation)
        if held is Truth.NO and _runs_otherwise(site, asked):
            yield _skipped(site, event, asked, Pattern.NOT_ON_PULL_REQUESTS)
            return
        if held is not Truth.YES:
            yield _skipped(site, event, asked, Pattern.NEVER_RUNS if held is Truth.NO else Pattern.MAY_BE_SKIPPED)
            return
    for asked in _asked(site, lambda step: step.tolerated):
        held = evaluate_setting(asked.written, situation)
        if held is not Truth.NO:
            yield _tolerated(site, asked, sure=held is Truth.YES)


def _asked(site: Site, take: Callable[[Job | Step], Text | None]) -> Iterator[_Condition]:
    for at in site.jobs:
        if text := take(at.job):
            yield _Condition(Location(at.path, text.line), f"the job `{at.job.id}`", text.value)
    for step in site.steps:
        if text := take(step.step):
            yield _Condition(Location(step.path, text.line), "the step", text.value)


def _runs_otherwise(site: Site, asked: _Condition) -> bool:
    """Return whether a condition is there to choose among the events of the workflow: another one meets it."""
    others = (situation_of_event(site.workflow, trigger.event, "main") for trigger in site.workflow.triggers)
    return any(
        evaluate_condition(asked.written, {**other, **leg}) is Truth.YES
        for other in others
        for leg in leg_situations(site.job)
    )


def _skipped(site: Site, event: str, asked: _Condition, pattern: Pattern) -> Finding:
    sure = pattern is not Pattern.MAY_BE_SKIPPED
    does = f"never lets {asked.what} run" if sure else f"may skip {asked.what}"
    return Finding(
        pattern,
        Severity.HIGH if sure else Severity.MEDIUM,
        asked.location,
        f"`if: {asked.text}` {does} on `{event}`, and a required check that is skipped counts as passed",
        "Take the condition away, or move dodcheck into a job without one.",
        "",
        f"{pattern}:{site.subject}:{event}:{asked.what}",
    )


def _tolerated(site: Site, asked: _Condition, *, sure: bool) -> Finding:
    makes = "makes" if sure else "may make"
    return Finding(
        Pattern.TOLERATED,
        Severity.HIGH if sure else Severity.MEDIUM,
        asked.location,
        f"`continue-on-error: {asked.text}` {makes} {asked.what} pass whatever dodcheck says",
        "Take it away, or say that failures count.",
        "continue-on-error: false",
        f"{Pattern.TOLERATED}:{site.subject}:{asked.what}",
    )


def needed_job_findings(site: Site, event: str, branches: Sequence[str]) -> Iterator[Finding]:
    """Yield the jobs that a job waits for: where one of them fails or is skipped, it is skipped itself."""
    for at in site.jobs:
        if at.job.needs and not _runs_after_failure(at.job, situation_of_event(site.workflow, event, branches[0])):
            yield _waiting(site, at, event, branches)


def _runs_after_failure(job: Job, situation: Situation) -> bool:
    asked = job.condition.value if job.condition else ""
    return asks_status(asked) and evaluate_condition(asked, {**situation, **FAILED}) is Truth.YES


def _waiting(site: Site, at: JobAt, event: str, branches: Sequence[str]) -> Finding:
    names = ", ".join(f"`{need.value}`" for need in at.job.needs)
    never = next((job for job in _needed(at) if _never(job, site, event, branches)), None)
    message = f"when {names} fails or is skipped, the job `{at.job.id}` is skipped, which counts as passed"
    if never is not None:
        message = f"the job `{at.job.id}` needs `{never.id}`, which never runs on `{event}`, so it is always skipped"
    return Finding(
        Pattern.NEEDS_OTHERS if never is None else Pattern.NEVER_RUNS,
        Severity.MEDIUM if never is None else Severity.HIGH,
        Location(at.path, at.job.needs[0].line),
        message,
        "Take `needs` away, or let the job run whatever became of the others.",
        "if: ${{ !cancelled() }}",
        f"{Pattern.NEEDS_OTHERS}:{site.subject}",
    )


def _needed(at: JobAt) -> Iterator[Job]:
    """Yield every job that has to be done before one, each once."""
    todo, seen = [need.value for need in at.job.needs], set[str]()
    while todo:
        job = at.workflow.job(todo.pop())
        if job is not None and job.id not in seen:
            seen.add(job.id)
            yield job
            todo += [need.value for need in job.needs]


def _never(job: Job, site: Site, event: str, branches: Sequence[str]) -> bool:
    asked = job.condition
    return asked is not None and all(
        evaluate_condition(asked.value, situation_of_event(site.workflow, event, branch)) is Truth.NO
        for branch in branches
    )
