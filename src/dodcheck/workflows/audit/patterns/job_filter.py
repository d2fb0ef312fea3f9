"""A check that runs only where an earlier job or step says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.changed_files import files_left_out
from dodcheck.workflows.audit.guards import Guard, open_guards
from dodcheck.workflows.audit.other_jobs import used_elsewhere
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.untested import folders_in_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_OF_JOB = re.compile(r"needs\.[\w*-]+\.outputs\.?[\w*-]*")
_OF_STEP = re.compile(r"steps\.([\w*-]+)\.outputs\.?([\w*-]*)")
_FILTER = re.compile(r"(?:^|[^a-z])(?:filters?|changes|changed|detect|affected|select|selection|diff|td)(?:[^a-z]|$)")
_CACHE = "cache-hit"


def _look(subject: Subject) -> Iterator[Hit]:
    for guard in open_guards(subject):
        if not guard.purpose.checks:
            continue
        jobs = sorted(name for name in guard.names if _OF_JOB.fullmatch(name))
        if jobs:
            yield _hit(guard, jobs[-1], Severity.MEDIUM) if len(jobs) > 1 else _worked_out(guard, jobs[0])
        elif steps := sorted(name for name in guard.names if _OF_STEP.fullmatch(name)):
            yield _worked_out(guard, steps[0], _severity(guard, steps[0]))


def _worked_out(guard: Guard, name: str, otherwise: Severity = Severity.MEDIUM) -> Hit:
    """Return that a filter decides, by what it leaves out, where that can be told."""
    lost = files_left_out(guard.subject, guard.job, name)
    if lost is None:
        return _hit(guard, name, otherwise)
    if not lost:
        message = f"{guard.shown} lets {guard.place_in_words} run by changed files, and `{name}` names all source files"
        return guard.hit(message, Severity.LOW)
    message = (
        f"{guard.shown} skips {guard.place_in_words} on a change to {folders_in_words(lost)}, "
        f"as `{name}` leaves that out"
    )
    return guard.hit(message, Severity.MEDIUM)


def _hit(guard: Guard, name: str, severity: Severity) -> Hit:
    message = f"{guard.shown} lets {guard.place_in_words} run only where `{name}` says so, and skipped counts as passed"
    elsewhere = used_elsewhere(guard, lambda other: not other.asks("needs"))
    return guard.hit(message, Severity.LOW if elsewhere else severity, Confidence.MEDIUM)


def _severity(guard: Guard, name: str) -> Severity:
    """Return how bad it is that an output of a step decides: a filter may leave checks out, a cache seldom does."""
    match = _OF_STEP.fullmatch(name)
    step, output = (match[1], match[2]) if match else ("", "")
    if output == _CACHE:
        return Severity.MEDIUM if guard.purpose is Purpose.TEST else Severity.LOW
    uses = [
        step_work.step.uses.value.lower()
        for step_work in guard.job.steps
        if step_work.step.id == step and step_work.step.uses
    ]
    return Severity.MEDIUM if any(_FILTER.search(text) for text in (step, *uses)) else Severity.LOW


PATTERN = Pattern(
    name="job-filter",
    family=Family.CONDITIONAL,
    title="A check that a filter decides about",
    manual="""Whether the check runs depends on what a job or a step before it found out: changed files, selected
tests, a label. Where that is wrong or empty, the check is skipped, and skipped counts as passed. It counts for less
where a cache decides about a build, and where another job uses the same action without a filter.""",
    follow_up="Let the filter fail when it finds out nothing, and let a last job ask what was skipped.",
    look=_look,
)
