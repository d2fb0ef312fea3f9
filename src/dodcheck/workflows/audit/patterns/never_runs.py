"""A job or a step whose condition is never met."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.guards import MAX_ASKED, Fate, Guard, guards
from dodcheck.workflows.audit.outcomes import can_fail
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.weight import severity_of_loss
from dodcheck.workflows.expressions.evaluate import Truth, asks_status
from dodcheck.workflows.severity import Severity

_OUTPUT = r"((?:steps|needs)\.[\w-]+\.outputs\.[\w-]+)"
_AS_TRUTH = re.compile(rf"{_OUTPUT}\s*==\s*true\b|\btrue\s*==\s*{_OUTPUT}(?![\w.-])", re.IGNORECASE)
_RESULTS = re.compile(r"\b(?:needs|steps)\.|\bfailure\(\)")
_FILES = re.compile(r"(?:\$\{\{)?\s*hashFiles\(\s*'([^'{}]+)'\s*\)\s*(?:!=\s*''\s*)?(?:\}\})?", re.IGNORECASE)


def _look(subject: Subject) -> Iterator[Hit]:
    never = [guard for guard in guards(subject) if guard.fate in (Fate.FALSE, Fate.NEVER)]
    yield from (_never(guard) for guard in never)
    yield from _waiting(subject, {guard.job.job.id for guard in never if guard.step is None})
    yield from (hit for guard in guards(subject) if guard.fate is Fate.OPEN for hit in _of_files(guard))
    yield from (hit for guard in guards(subject) if guard.fate is Fate.OPEN for hit in _of_strings(guard))
    yield from _of_clocks(subject)
    if subject.whole.asked > MAX_ASKED:
        line = subject.workflow.triggers[0].line
        yield subject.hit(line, "not all conditions were worked out: there are too many", Severity.MEDIUM)


def _never(guard: Guard) -> Hit:
    if guard.fate is Fate.FALSE:
        why = "is false whatever happens"
    else:
        events = ", ".join(dict.fromkeys(f"`{start.event}`" for start in guard.starts)) or "any leg of the matrix"
        why = f"is not met on {events}"
    severity = Severity.HIGH if _judges_results(guard) else severity_of_loss(guard.purpose)
    return guard.hit(f"{guard.shown} {why}, so {guard.place_in_words} never runs", severity)


def _judges_results(guard: Guard) -> bool:
    """Return whether a step is there to fail by how others went."""
    asked = _RESULTS.search(guard.text.value) is not None
    return asked and guard.step is not None and guard.step.step.run is not None and can_fail(guard.step)


def _of_strings(guard: Guard) -> Iterator[Hit]:
    """Yield a condition that is met by no text of an output that it takes for true or false."""
    condition = guard.text.value
    match = _AS_TRUTH.search(condition) if "outputs" in condition and "true" in condition else None
    name = (match[1] or match[2]).lower() if match else ""
    if name and all(guard.always_fails({name: text}) for text in ("true", "false", "")):
        message = f"{guard.shown} compares an output, which is a text, with `true`: {guard.place_in_words} never runs"
        yield guard.hit(message, severity_of_loss(guard.purpose), Confidence.MEDIUM)


def _waiting(subject: Subject, never: set[str]) -> Iterator[Hit]:
    """Yield the jobs that wait for one that never runs, and are skipped with it."""
    needing: dict[str, list[tuple[JobWork, int]]] = {}
    for job in subject.jobs if never else ():
        for need in job.job.needs:
            needing.setdefault(need.value, []).append((job, need.line))
    todo = sorted(never)
    while todo:
        gone = todo.pop()
        for job, line in needing.get(gone, ()):
            if job.job.id not in never and not _goes_on(job):
                never.add(job.job.id)
                todo.append(job.job.id)
                message = f"the job `{job.job.id}` needs `{gone}`, which never runs, so it is skipped every time"
                yield job.hit(line, message, severity_of_loss(subject.whole.purpose(job)))


def _of_clocks(subject: Subject) -> Iterator[Hit]:
    """Yield a schedule on which every job is skipped, though other events run some."""
    own = [start for start in subject.whole.starts.get(subject.workflow.path, ()) if not start.calls]
    clocks = [start for start in own if start.event == "schedule"]
    for clock in clocks if len(clocks) < len(own) else ():
        met = {guard.job.job.id: guard.truth_on(clock) for guard in guards(subject) if guard.step is None}
        if _all_skipped(subject, {name for name, held in met.items() if held is Truth.NO}):
            worst = min((severity_of_loss(subject.whole.purpose(job)) for job in subject.jobs), key=_rank)
            message = "the workflow starts by the clock too, and no job of it meets its condition then: nothing runs"
            yield subject.hit(clock.trigger.line, message, max(worst, Severity.MEDIUM, key=_rank))


def _all_skipped(subject: Subject, skipped: set[str]) -> bool:
    """Return whether every job is skipped when some are: those that need one of them are skipped with it."""
    todo = sorted(skipped)
    while todo:
        gone = todo.pop()
        for job in subject.jobs:
            if job.job.id not in skipped and not _goes_on(job) and any(need.value == gone for need in job.job.needs):
                skipped.add(job.job.id)
                todo.append(job.job.id)
    return len(skipped) == len(subject.jobs)


def _rank(severity: Severity) -> int:
    return severity.rank


def _goes_on(job: JobWork) -> bool:
    return job.job.condition is not None and asks_status(job.job.condition.value)


def _of_files(guard: Guard) -> Iterator[Hit]:
    """Yield a condition that asks for files of which the repository has none."""
    asked = _FILES.fullmatch(guard.text.value.strip())
    if asked is None or guard.step is None or len(guard.step.steps) > 1 or guard.subject.snapshot.glob(asked[1]):
        return
    message = f"{guard.shown} asks for files, and the repository has none that match `{asked[1]}`: the step never runs"
    yield guard.hit(message, severity_of_loss(guard.purpose), Confidence.MEDIUM)


PATTERN = Pattern(
    name="never-runs",
    family=Family.CONDITIONAL,
    title="A job or a step that never runs",
    manual="""Its condition is `false`, contradicts itself, waits for an event that does not start the workflow, or for
a leg that the matrix does not have. GitHub shows it as skipped, and a required check that is skipped counts as passed.
A schedule on which every job is skipped is told too. It counts for less where nothing is checked there.""",
    follow_up="Let it run, or take it away; if it waits for a repair, name the issue beside the condition.",
    look=_look,
)
