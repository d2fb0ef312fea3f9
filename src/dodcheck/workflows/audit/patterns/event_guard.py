"""A check that pull requests skip, though its workflow runs on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.guards import Guard, open_guards
from dodcheck.workflows.audit.other_jobs import used_elsewhere
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.starts import Start
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.events import PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.expressions.evaluate import Truth
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.situation import Situation

_REPOSITORY = "github.event.pull_request.head.repo"
_FORK: Situation = {f"{_REPOSITORY}.fork": True, f"{_REPOSITORY}.full_name": "else/fork", "github.repository": "own/it"}


def _look(subject: Subject) -> Iterator[Hit]:
    for guard in open_guards(subject):
        inner = guard.step is not None and len(guard.step.steps) > 1
        on_changes = [start for start in guard.starts if start.event in (PULL_REQUEST, TARGET)]
        if inner or not on_changes or not guard.purpose.checks:
            continue
        if all(guard.truth_on(start) is Truth.NO for start in on_changes):
            yield _skipped(guard, on_changes)
        elif guard.asks(_REPOSITORY) and all(guard.truth_on(start, _FORK) is Truth.NO for start in on_changes):
            message = f"{guard.shown} skips {guard.place_in_words} on pull requests from forks, and it counts as passed"
            yield guard.hit(message, Severity.LOW if _is_no_loss(guard) else Severity.MEDIUM)


def _skipped(guard: Guard, on_changes: Sequence[Start]) -> Hit:
    queued = any(start.event == QUEUE and guard.truth_on(start) is not Truth.NO for start in guard.starts)
    met = used_elsewhere(guard, lambda other: any(other.truth_on(start) is not Truth.NO for start in on_changes))
    low = _is_no_loss(guard) or queued or met
    message = f"{guard.shown} skips {guard.place_in_words} on pull requests, though they start the workflow"
    return guard.hit(message, Severity.LOW if low else Severity.MEDIUM, Confidence.HIGH)


def _is_no_loss(guard: Guard) -> bool:
    """Return whether nothing about a change is lost: it builds or publishes, and a commit or a push is one, too."""
    steps = guard.job.steps if guard.step is None else (guard.step,)
    publishes = any(step.purpose is Purpose.PUBLISH or _pushes(step) for step in steps)
    return publishes or guard.purpose is Purpose.BUILD or not guard.checks


def _pushes(step: StepWork) -> bool:
    """Return whether a step pushes what it has made, and only compares before."""
    return Purpose.PUBLISH in step.purposes and step.purpose is Purpose.COMPARE


PATTERN = Pattern(
    name="event-guard",
    family=Family.CONDITIONAL,
    title="A check that pull requests skip",
    manual="""The workflow runs on pull requests, and a condition lets the check by there, or on those from forks: it
runs after the merge, or never for what strangers send. A required check that is skipped counts as passed. It counts
for less where something is built and published, for what only follows on a failure, for what runs in the merge queue,
and where another job uses the same action.""",
    follow_up="Let the check run on pull requests too.",
    look=_look,
)
