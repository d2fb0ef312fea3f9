"""Jobs that are called a check and check nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.differences import judges_changes
from dodcheck.workflows.audit.judging import Judges, job_judges
from dodcheck.workflows.audit.outcomes import is_result_asked, texts_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.patterns import unconditional_status
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_CLAIM = re.compile(
    r"(?<![a-z])(?:tests?|testing|unit|pytest|integration|e2e|smoke|lint|linter|linters|typecheck|types?|checks?|verify"
    r"|verification|validate|validation|quality|gate|security|audit|scan|sast|codeql|spelling|conformance|compliance)"
    r"(?![a-z])"
)
_APART = re.compile(
    r"(?<![a-z])(?:results?|reports?|summary|comment|upload|publish|deploy|notify|label|labels|labeler|changes|filter"
    r"|setup|prepare|matrix|plan|determine|detect|cleanup|should|rerun|retry|stale|metrics|stats|trigger|dispatch"
    r"|cache|docs?|release|approve|required|clone|check\s*out)(?![a-z])"
)
_VERBS = {
    Purpose.TRIVIAL: "print or move something",
    Purpose.SETUP: "set something up",
    Purpose.REPORT: "report",
    Purpose.CACHE: "cache",
    Purpose.CLEANUP: "clean up",
}
_NEEDED = re.compile(r"\bneeds\b|\.result\b")
_LONGEST = 120


def _look(subject: Subject) -> Iterator[Hit]:
    if not judges_changes(subject):
        return
    jobs = {hit.job for hit in unconditional_status.PATTERN.look(subject)}
    for job in subject.jobs:
        if job.job.uses is not None or not job.steps or job_judges(job) is not Judges.NO:
            continue
        claim = _claim(subject, job)
        if claim and job.job.id not in jobs and not _passes_on(subject, job):
            message = f"the job is called `{claim}`, and no step of it can fail because a change is wrong: {_done(job)}"
            yield job.hit(job.job.line, message, Severity.MEDIUM, Confidence.MEDIUM)


def _claim(subject: Subject, job: JobWork) -> str:
    """Return the name by which a job is said to check something, empty where no name says so."""
    names = [job.job.name.value if job.job.name else "", job.job.id]
    if len(subject.jobs) == 1 and subject.workflow.name is not None:
        names.append(subject.workflow.name.value)
    steps = [step.name for step in job.steps if step.step.name is not None]
    if any(_APART.search(name.lower()[:_LONGEST]) for name in names):
        return ""
    name = next((name for name in names if _CLAIM.search(name.lower()[:_LONGEST])), "")
    return name or next((name for name in steps if _is_order(name.lower())), "")


def _is_order(name: str) -> bool:
    """Return whether the name of a step says that it checks: `Run the tests`, `Scan`."""
    return _CLAIM.search(name) is not None and _APART.search(name) is None


def _passes_on(subject: Subject, job: JobWork) -> bool:
    """Return whether a job exists for others: it gives them outputs, or gathers their results."""
    gathers = bool(job.job.needs) and any(_NEEDED.search(text) for step in job.steps for text in texts_of(step.step))
    return bool(job.job.outputs) or gathers or is_result_asked(subject, job.job)


def _done(job: JobWork) -> str:
    """Return what the steps do, for a sentence."""
    verbs = list(dict.fromkeys(_VERBS.get(step.purpose, "ask for something") for step in job.steps))
    return f"its steps only {' and '.join([', '.join(verbs[:-1]), verbs[-1]] if len(verbs) > 1 else verbs)}"


PATTERN = Pattern(
    name="no-check",
    family=Family.INFORMATIONAL,
    title="A job that is called a check and checks nothing",
    manual="""A job whose name speaks of tests, lint or a scan, and whose steps only print, install, upload or set up,
is green for every change. People and branch protection trust its name.""",
    follow_up="Let the job check what its name says, or take it away.",
    look=_look,
)
