"""A job that is skipped when one that it needs fails or is skipped, and counts as passed then."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.gates import (
    asks_results,
    does_little,
    fails_by_results,
    has_stand_in,
    is_named_gate,
    is_plain,
    is_skipped_after_failure,
)
from dodcheck.workflows.audit.guards import Fate, guards
from dodcheck.workflows.audit.outcomes import is_result_asked
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.severity import Severity

_MOST = 500


def _look(subject: Subject) -> Iterator[Hit]:
    if not any(start.before_merge for start in subject.whole.starts.get(subject.workflow.path, ())):
        return
    guarded = {guard.job.job.id for guard in guards(subject) if guard.step is None and guard.fate is Fate.OPEN}
    for job in subject.jobs[:_MOST]:
        if not job.job.needs:
            continue
        if does_little(job) and (is_named_gate(job) or fails_by_results(job)):
            if (is_skipped_after_failure(job) or asks_results(job)) and not has_stand_in(subject, job):
                yield _gate(job)
        elif is_skipped_after_failure(job) and subject.whole.purpose(job).checks:
            yield from _checking(subject, job, guarded)


def _gate(job: JobWork) -> Hit:
    names = _joined([need.value for need in job.job.needs])
    message = f"the job `{job.job.id}` is skipped when {names} fails, and a required check that is skipped passes"
    line = job.job.condition.line if job.job.condition else job.job.needs[0].line
    if is_plain(job):
        return job.hit(line, message, Severity.HIGH)
    return job.hit(line, message, Severity.MEDIUM, Confidence.LOW)


def _checking(subject: Subject, job: JobWork, guarded: set[str]) -> Iterator[Hit]:
    """Yield a checking job that is skipped with one that may be skipped itself, where nobody asks for its result."""
    need = next((need for need in job.job.needs if need.value in guarded), None)
    if need is None or is_result_asked(subject, job.job):
        return
    message = f"the job `{job.job.id}` is skipped when `{need.value}` is, which has a condition, and counts as passed"
    yield job.hit(need.line, message, Severity.LOW, Confidence.MEDIUM)


def _joined(names: list[str]) -> str:
    return " or ".join(f"`{name}`" for name in names[:6])


PATTERN = Pattern(
    name="skipped-counts-as-passed",
    family=Family.CONDITIONAL,
    title="A job that is skipped when another fails",
    manual="""A job is skipped when one that it needs fails or is skipped, unless its condition says `always()`. A
required check that is skipped counts as passed. Worst for the one job that stands for all others: it is green by being
skipped exactly when one of them has failed.""",
    follow_up="Let it run with `if: always()`, and fail in it by `needs.*.result`.",
    look=_look,
)
