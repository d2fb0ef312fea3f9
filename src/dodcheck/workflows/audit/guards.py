"""The conditions of a workflow, each with what they let run, and whether they ever do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from dodcheck.workflows.audit.after_failure import is_after_failure, needs_went_well
from dodcheck.workflows.audit.chores import is_chore
from dodcheck.workflows.audit.known_needs import in_systems, situation_of_needs
from dodcheck.workflows.audit.occasions import OPENED, known_variables, legs_of, occasions
from dodcheck.workflows.audit.risk import Confidence, Hit
from dodcheck.workflows.audit.starts import Start
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.expressions.conditions import names_in_condition, truth_of_condition
from dodcheck.workflows.expressions.evaluate import Truth
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.situation import Situation

MAX_ASKED = 50_000
"""Conditions are worked out so often in all; those that come later may be met, as far as is known."""
_LONGEST = 90
_SETS = re.compile(r"GITHUB_ENV\b")
_NO_LEGS: tuple[Situation, ...] = ({},)


class Fate(Enum):
    """Whether a condition is ever met: ``FALSE`` and ``TRUE`` whatever happens, ``NEVER`` by the events there are."""

    FALSE = auto()
    NEVER = auto()
    OPEN = auto()
    TRUE = auto()


@dataclass(frozen=True)
class Guard:
    """The condition of a job, or of a step. ``step`` is ``None`` for that of a job."""

    subject: Subject
    job: JobWork
    step: StepWork | None
    text: Text

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of the values that it asks for, in lower case."""
        return names_in_condition(self.text.value)

    def asks(self, *beginnings: str) -> bool:
        """Return whether it asks for a value whose name is one of these, or begins with one and a dot."""
        return any(
            name == beginning or name.startswith(f"{beginning}.") for name in self.names for beginning in beginnings
        )

    @property
    def purpose(self) -> Purpose:
        """What runs when it is met."""
        return self.step.purpose if self.step else self.subject.whole.purpose(self.job)

    @cached_property
    def checks(self) -> bool:
        """Whether something that checks a change is skipped by it: no chore, and nothing that follows on a failure."""
        if self.step is None and is_after_failure(self.text, needs_went_well(self.job.job)):
            return False
        return self.purpose.checks and not is_chore(self.job)

    @property
    def place_in_words(self) -> str:
        """What it is said of."""
        return "the step" if self.step else f"the job `{self.job.job.id}`"

    @property
    def shown(self) -> str:
        """It as it is written, shortened."""
        text = " ".join(self.text.value.split())
        return f"`if: {text if len(text) <= _LONGEST else f'{text[: _LONGEST - 1]}…'}`"

    @property
    def starts(self) -> tuple[Start, ...]:
        """What leads to the workflow it stands in."""
        return self.subject.whole.starts.get(self.subject.workflow.path, ())

    @cached_property
    def fate(self) -> Fate:
        """Whether it is ever met."""
        match truth_of_condition(self.text.value, OPENED):
            case Truth.NO:
                return Fate.FALSE
            case Truth.YES:
                return Fate.TRUE
            case _:
                return Fate.NEVER if self._never else Fate.OPEN

    @property
    def _never(self) -> bool:
        inner = self.step is not None and len(self.step.steps) > 1
        if inner or not (self.starts or "matrix" in self.text.value):
            return False
        if not self.starts:
            return self._best(OPENED) is Truth.NO
        if self._legs != _NO_LEGS:
            return self._held_by_none
        known = self.subject.whole.never
        key = (self.subject.workflow.path, self.text.value, tuple(self._own.items()))
        if key not in known:
            known[key] = self._held_by_none
        return known[key]

    @property
    def _held_by_none(self) -> bool:
        return all(self.truth_on(start) is Truth.NO for start in self.starts)

    def truth_on(self, start: Start, more: Situation = OPENED) -> Truth:
        """Return whether it is met in the best of the situations that an event brings about."""
        best = Truth.NO
        for occasion in occasions(start, self.subject.workflow, self.text.value):
            best = _better(best, self._best({**occasion, **more}))
            if best is Truth.YES:
                break
        return best

    def always_fails(self, more: Situation) -> bool:
        """Return whether it is met in no situation where more is known."""
        return all(self.truth_on(start, more) is Truth.NO for start in self.starts) and bool(self.starts)

    def _best(self, occasion: Situation) -> Truth:
        best = Truth.NO
        for leg in self._legs:
            self.subject.whole.asked += 1
            if self.subject.whole.asked > MAX_ASKED:
                return Truth.UNSURE
            best = _better(best, truth_of_condition(self.text.value, {**occasion, **self._own, **leg}))
            if best is Truth.YES:
                break
        return best

    @cached_property
    def _legs(self) -> tuple[Situation, ...]:
        asked = self.step is not None and "matrix" in self.text.value
        legs = (legs_of(self.job.job) if asked else ()) or _NO_LEGS
        return in_systems(legs) if "runner.os" in self.text.value.lower() else legs

    @cached_property
    def _own(self) -> Situation:
        """What is known of how things went, for a job that waits for none, and of variables, for a step."""
        needed = situation_of_needs(self.subject, self.job.job, self.text.value) if "needs" in self.text.value else {}
        return {**needed, **self._settings}

    @property
    def _settings(self) -> Situation:
        if self.step is None:
            return {} if self.job.job.needs else {"success()": True, "failure()": False}
        own = self.step.step.env
        if "env" not in self.text.value or any(_sets(step) for step in self.job.steps):
            return {}
        known = known_variables(self.subject.workflow.env, self.job.job.env)
        return {name: value for name, value in known.items() if name.partition(".")[2].upper() not in own}

    def hit(
        self, message: str, severity: Severity, confidence: Confidence = Confidence.HIGH, follow_up: str = ""
    ) -> Hit:
        """Return that a pattern is found at it."""
        at = self.step or self.job
        return at.hit(self.text.line, message, severity, confidence, follow_up)


def guards(subject: Subject) -> tuple[Guard, ...]:
    """Return the conditions of a workflow, those of the actions of the repository that it uses included."""
    path = subject.workflow.path
    if path not in subject.whole.guards:
        subject.whole.guards[path] = tuple(_guards(subject))
    return subject.whole.guards[path]


def _guards(subject: Subject) -> Iterator[Guard]:
    for job in subject.jobs:
        if job.job.condition is not None:
            yield Guard(subject, job, None, job.job.condition)
        for step in job.steps:
            if step.step.condition is not None:
                yield Guard(subject, job, step, step.step.condition)


def open_guards(subject: Subject) -> Iterator[Guard]:
    """Yield the conditions that may be met, and may not."""
    return (guard for guard in guards(subject) if guard.fate is Fate.OPEN)


def _sets(step: StepWork) -> bool:
    run = step.step.run
    return (step.step.uses is not None and not step.step.uses.value.startswith("actions/")) or (
        run is not None and _SETS.search(run.value) is not None
    )


def _better(truth: Truth, other: Truth) -> Truth:
    order = (Truth.NO, Truth.UNSURE, Truth.YES)
    return max(truth, other, key=order.index)
