"""Tests that a value of the matrix leaves out in some legs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.legs import known_legs
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.expressions.evaluate import GOOD, Known, Truth, evaluate_condition
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.situation import Situation
from dodcheck.workflows.situation import leg_situations as situations

_MOST_SHOWN = 2
_PREPARING = frozenset(
    {
        *(Purpose.SETUP, Purpose.CACHE, Purpose.TRIVIAL, Purpose.QUERY, Purpose.CLEANUP, Purpose.REPORT),
        Purpose.HOUSEKEEPING,
    }
)


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        matrix = job.job.matrix
        if matrix is None or matrix.dynamic or not known_legs(matrix):
            continue
        tests = [step for step in job.steps if step.purpose is Purpose.TEST]
        if not any(_asks(step) for step in tests):
            continue
        each = list(situations(job.job))
        left = [one for one in each if all(_is_left_out(step, one) for step in tests)]
        step = next(step for step in tests if _asks(step))
        asked = step.steps[0].step.condition
        if left and len(left) < len(each) and asked is not None:
            many = f"{len(left)} of {len(each)} legs ({_shown(left)})"
            idle = all(_does_nothing(job, one) for one in left)
            rest = "which then check nothing" if idle else "which do something else"
            message = f"`if: {asked.value.strip()}` leaves the tests out in {many}, {rest}"
            yield step.hit(asked.line, message, Severity.MEDIUM if idle else Severity.LOW)


def _asks(step: StepWork) -> bool:
    asked = step.steps[0].step.condition
    return asked is not None and "matrix." in asked.value


def _is_left_out(step: StepWork, leg: Situation) -> bool:
    known: dict[str, Known] = {**GOOD, **leg}
    asked = [one.step.condition for one in step.steps]
    return any(one is not None and evaluate_condition(one.value, known) is Truth.NO for one in asked)


def _does_nothing(job: JobWork, leg: Situation) -> bool:
    """Return whether each step of a leg only prepares or tells something, and none is there for the leg itself."""
    done = [step for step in job.steps if not _is_left_out(step, leg)]
    return all(step.purpose in _PREPARING and not _asks(step) for step in done)


def _shown(left: Sequence[Situation]) -> str:
    told = ("; ".join(map(_values, left[:_MOST_SHOWN])), " …" if len(left) > _MOST_SHOWN else "")
    return "".join(told)


def _values(leg: Situation) -> str:
    given = ((name.partition(".")[2], value) for name, value in leg.items() if value is not None)
    return ", ".join(f"{name} {_text(value)}" for name, value in given)


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


PATTERN = Pattern(
    name="matrix-value",
    family=Family.CONDITIONAL,
    title="Tests that a value of the matrix leaves out",
    manual="""`if: matrix.test` runs the tests in the legs that have that value alone. The other legs are green all the
same: where nothing else is checked in them they say no more than that their set-up works. That a leg builds and does
not test, as for a system that the runner can't start, is listed for completeness.""",
    follow_up="Run the tests in each leg, or call the legs without tests after what they do.",
    look=_look,
)
