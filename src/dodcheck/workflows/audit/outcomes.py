"""Whether what became of a step or a job is looked at later, by something that can fail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.expressions.evaluate import GOOD, Truth, evaluate_condition
from dodcheck.workflows.model import Job, Step
from dodcheck.workflows.shell.run_command import Mask

_OUTCOME = re.compile(
    r"steps\.(?P<dotted>[\w-]+)\.outcome\b|steps\['(?P<quoted>[^'\n]*)'\]\.outcome\b|toJSON\(\s*steps\b"
)
_RESULT = re.compile(
    r"needs\.(?P<dotted>[\w-]+|\*)\.result|needs\['(?P<quoted>[^'\n]*)'\]|toJSON\(\s*needs\s*\)", re.IGNORECASE
)
_ALL = "*"
_TURNED = frozenset({Mask.INVERTED})
_FAILING = frozenset({"exit", "false", "throw", "core.setFailed", "setFailed"})


def is_outcome_asked(subject: Subject, step: StepWork) -> bool:
    """Return whether a step behind this one asks for its outcome and can fail by it.

    Its conclusion is no answer: that of a step that is let pass is always a success.
    """
    asked = _outcomes(subject)
    here = asked.places[step]
    return step.step.id is not None and any(
        asked.last.get((step.job_id, name), here) > here for name in (step.step.id, _ALL)
    )


class _Outcomes(NamedTuple):
    """The place of each step in its job, and of the last one that asks for an outcome, by job and id of a step."""

    places: Mapping[StepWork, int]
    last: Mapping[tuple[str, str], int]


@lru_cache(maxsize=4)
def _outcomes(subject: Subject) -> _Outcomes:
    places: dict[StepWork, int] = {}
    last: dict[tuple[str, str], int] = {}
    for job in subject.jobs:
        for place, step in enumerate(job.steps):
            places[step] = place
            asked = _asked_for(step.step, _OUTCOME)
            if asked and can_fail(step) and not _only_when_failed(step.step):
                last |= {(step.job_id, name): place for name in asked}
    return _Outcomes(places, last)


def _only_when_failed(step: Step) -> bool:
    """Return whether a step runs only when the job has failed: a step that is let pass does not make it so."""
    return step.condition is not None and evaluate_condition(step.condition.value, GOOD) is Truth.NO


def is_result_asked(subject: Subject, job: Job) -> bool:
    """Return whether another job of the workflow asks for the result of this one, or of all, and can fail by it."""
    asking = _results(subject)
    return any(asker != job.id for name in (job.id.lower(), _ALL) for asker in asking.get(name, ()))


@lru_cache(maxsize=4)
def _results(subject: Subject) -> Mapping[str, Sequence[str]]:
    """Return the jobs that ask for the result of a job, by its id in lower case; two of them are enough to know."""
    results: dict[str, list[str]] = {}
    for job in subject.jobs:
        failing = [step for step in job.steps if can_fail(step)]
        asked = {name for step in failing for name in _asked_for(step.step, _RESULT)}
        around = {name for text in job.job.env.values() for name in _names(text.value, _RESULT)} if failing else ()
        for name in asked.union(around):
            askers = results.setdefault(name.lower(), [])
            if len(askers) < 2:  # noqa: PLR2004 - one of two is not the job itself
                askers.append(job.job.id)
    return results


def _asked_for(step: Step, asking: re.Pattern[str]) -> frozenset[str]:
    """Return the names of what a step asks for, `*` where it asks for all."""
    return frozenset(name for text in texts_of(step) for name in _names(text, asking))


def _names(text: str, asking: re.Pattern[str]) -> Iterator[str]:
    for match in asking.finditer(text):
        yield match["dotted"] or match["quoted"] or _ALL


def texts_of(step: Step) -> Iterator[str]:
    """Yield what a step says: its condition, its script, its variables and inputs."""
    if step.condition is not None:
        yield step.condition.value
    if step.run is not None:
        yield step.run.value
    for text in (*step.env.values(), *step.given.values()):
        yield text.value


def can_fail(step: StepWork) -> bool:
    """Return whether a step may fail on purpose: a script that exits, or an action, which may do anything."""
    if step.step.uses is not None:
        return True
    return any(word in _FAILING for command in step.commands for word in (word.text for word in command.words)) or any(
        command.masks <= _TURNED and command.words and command.words[0].text in ("test", "[", "[[", "jq", "grep")
        for command in step.commands
    )
