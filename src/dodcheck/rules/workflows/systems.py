"""On which operating systems something is done: those of the runners of its job, in the legs of its matrix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.does import Candidate
from dodcheck.rules.workflows.other_ci import other_ci
from dodcheck.rules.workflows.scope import Scope
from dodcheck.workflows.expressions.filling import filled_text
from dodcheck.workflows.model import Job, Text
from dodcheck.workflows.situation import MAX_LEGS, leg_situations

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

_SYSTEMS = (
    ("linux", re.compile(r"(?:ubuntu|linux)\b", re.IGNORECASE)),
    ("macos", re.compile(r"macos\b", re.IGNORECASE)),
    ("windows", re.compile(r"windows\b", re.IGNORECASE)),
)
"""What the labels of a runner begin with, hosted or one's own."""

_NAMES = {"linux": "Linux", "macos": "macOS", "windows": "Windows"}


class Runners(NamedTuple):
    """The systems that a job runs on, and whether there may be no others."""

    systems: frozenset[str]
    sure: bool


def on_systems(
    rule: WorkflowRule, candidates: Sequence[Candidate], scope: Scope, ask: Callable[[Sequence[Candidate]], Finding]
) -> Finding:
    """Return whether what is asked for is done on each system; ``ask`` tells it of some steps and commands.

    It fails where nothing at all runs on one of them, neither in a workflow nor perhaps with another service.
    """
    whole = ask(candidates)
    if whole.outcome is not Outcome.HOLDS or not rule.systems:
        return whole
    seen = [(candidate, runners_of(candidate.step.job.job)) for candidate in candidates if not _differs(candidate)]
    missing = [
        name
        for name in rule.systems
        if ask([candidate for candidate, runners in seen if name in runners.systems]).outcome is not Outcome.HOLDS
    ]
    if not missing:
        return whole._replace(words=f"{whole.words}, on {_listed(rule.systems)}")
    words = f"{whole.words}, but not on {_listed(missing)}"
    if _all_seen(scope, missing):
        return whole._replace(outcome=Outcome.FAILS, words=words, matched=0)
    words = f"{words} as far as the runners of its jobs tell"
    return whole._replace(outcome=Outcome.UNKNOWN, words=words, matched=0, unknown=Unknown.PARTIAL)


def runners_of(job: Job) -> Runners:
    """Return the systems that a job runs on in the legs of its matrix, as far as the labels of its runners tell."""
    every = list(leg_situations(job))
    runners = [_system([filled_text(label.value, leg) for label in job.runs_on]) for leg in every]
    sure = all(runners) and len(every) < MAX_LEGS
    return Runners(frozenset(filter(None, runners)), sure)


def _system(labels: Sequence[str | None]) -> str | None:
    if not labels or None in labels:
        return None
    named = [name for name, begins in _SYSTEMS if any(begins.match(label) for label in labels if label)]
    return named[0] if len(named) == 1 else None


def _all_seen(scope: Scope, missing: Sequence[str]) -> bool:
    """Return whether no job runs on any of some systems: none of the workflows, and of no other service."""
    if scope.outside or scope.unread:
        return False
    told = [runners_of(job.job) for subject in scope.subjects for job in subject.jobs if job.job.uses is None]
    hidden = any(not runners.sure or not runners.systems.isdisjoint(missing) for runners in told)
    return not hidden and not any(other_ci(subject.whole) for subject in scope.subjects[:1])


def _differs(candidate: Candidate) -> bool:
    """Return whether a step, or whether its failure counts, may not be the same on every runner of its job."""
    conditions = (text for at in candidate.step.steps for text in _conditions(at.step.condition, at.step.tolerated))
    tolerated = candidate.step.job.job.tolerated
    texts = [*conditions, *([tolerated] if tolerated else [])]
    return any(word in text.value for text in texts for word in ("matrix", "runner"))


def _conditions(*texts: Text | None) -> Iterator[Text]:
    yield from (text for text in texts if text is not None)


def _listed(systems: Sequence[str]) -> str:
    named = [_NAMES[system] for system in systems]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
