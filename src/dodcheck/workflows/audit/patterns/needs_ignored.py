"""A job that stands for others and does not ask how they went."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.gates import (
    accepts_skipped,
    asks_results,
    does_little,
    ignored_needs,
    is_named_gate,
    is_plain,
    is_skipped_after_failure,
    runs_after_failure,
)
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_QUIET = frozenset({Purpose.CLEANUP, Purpose.REPORT, Purpose.HOUSEKEEPING, Purpose.CACHE})


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        condition = job.job.condition
        if not job.job.needs or condition is None or asks_results(job) or not runs_after_failure(job):
            continue
        ignored = ignored_needs(subject, job)
        yield from _unneeded(subject, job)
        if not ignored or not any(_checks(subject, name) for name in ignored):
            yield from _by_skipping(subject, job, ignored)
            continue
        if does_little(job) and job.purpose not in _QUIET:
            yield _gate(job, ignored)
        elif job.purpose is Purpose.PUBLISH:
            message = f"`if: {condition.value.strip()}` publishes whatever became of {_joined(ignored)}"
            yield job.hit(condition.line, message, Severity.MEDIUM)


def _gate(job: JobWork, ignored: tuple[str, ...]) -> Hit:
    condition = job.job.condition
    line, text = (condition.line, condition.value.strip()) if condition else (job.job.line, "")
    message = f"`if: {text}` lets the job `{job.job.id}` run, and it passes when {_joined(ignored)} fails"
    named = is_named_gate(job)
    if named and not is_plain(job):
        unsure = f"`if: {text}` lets the job `{job.job.id}` run, and it is not seen to ask how {_joined(ignored)} went"
        return job.hit(line, unsure, Severity.MEDIUM, Confidence.LOW)
    return job.hit(
        line, message, Severity.HIGH if named else Severity.LOW, Confidence.HIGH if named else Confidence.LOW
    )


def _by_skipping(subject: Subject, job: JobWork, ignored: tuple[str, ...]) -> Iterator[Hit]:
    """Yield a job that accepts skipped ones, and ignores a job whose failure skips them."""
    if not accepts_skipped(job):
        return
    for name in ignored:
        later = [need.value for need in job.job.needs if need.value != name and _waits(subject, need.value, name)]
        if later:
            line = job.job.condition.line if job.job.condition else job.job.line
            message = f"when `{name}` fails, {_joined(tuple(later))} is skipped, and the job `{job.job.id}` passes"
            yield job.hit(line, message, Severity.MEDIUM, Confidence.MEDIUM)


def _unneeded(subject: Subject, job: JobWork) -> Iterator[Hit]:
    """Yield a job that accepts skipped ones, and does not need a job whose failure skips them."""
    if not (is_named_gate(job) and does_little(job) and accepts_skipped(job)):
        return
    own = {need.value for need in job.job.needs}
    needed = [job for job in subject.jobs if job.job.id in own and is_skipped_after_failure(job)]
    waits = [
        (job_work.job.id, need.value)
        for job_work in needed
        for need in job_work.job.needs
        if _checks(subject, job_work.job.id)
    ]
    firsts = tuple(dict.fromkeys(first for _, first in waits if first not in own))
    if firsts:
        later = tuple(dict.fromkeys(name for name, first in waits if first in firsts))
        line = job.job.condition.line if job.job.condition else job.job.line
        be = "are" if len(later) > 1 else "is"
        message = f"when {_joined(firsts)} fails, {_joined(later, 'and')} {be} skipped, and the job `{job.job.id}`"
        yield job.hit(line, f"{message} passes: it does not need {_joined(firsts)}", Severity.MEDIUM, Confidence.MEDIUM)


def _waits(subject: Subject, later: str, name: str) -> bool:
    job_work = next((job for job in subject.jobs if job.job.id == later), None)
    return (
        job_work is not None
        and is_skipped_after_failure(job_work)
        and any(need.value == name for need in job_work.job.needs)
    )


def _checks(subject: Subject, name: str) -> bool:
    needed = next((job for job in subject.jobs if job.job.id == name), None)
    purpose = subject.whole.purpose(needed) if needed else Purpose.TRIVIAL
    return purpose.checks or purpose is Purpose.UNKNOWN


def _joined(names: tuple[str, ...], word: str = "or") -> str:
    return f" {word} ".join(f"`{name}`" for name in names[:6])


PATTERN = Pattern(
    name="needs-ignored",
    family=Family.CONDITIONAL,
    title="A last job that ignores how the others went",
    manual="""With `always()` or `!cancelled()` a job runs after failures too. One that stands for the others, so that
branch protection needs to require it alone, then passes unless a step fails by `needs.*.result`. Jobs that clean up,
report or notify are not concerned.""",
    follow_up="Fail in it when a result of `needs` is `failure`, `cancelled` or, unless that is meant, `skipped`.",
    look=_look,
)
