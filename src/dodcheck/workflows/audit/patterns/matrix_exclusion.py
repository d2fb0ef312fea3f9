"""Values of a matrix that `exclude` takes away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.legs import legs
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.weight import weight
from dodcheck.workflows.legs import Leg
from dodcheck.workflows.model import Matrix
from dodcheck.workflows.severity import Severity


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        matrix = job.job.matrix
        if matrix is None or matrix.dynamic or not matrix.exclude or not subject.whole.purpose(job).checks:
            continue
        left = legs(matrix)
        if not left:
            continue
        gone = list(_gone(matrix, left))
        for axis, value in gone:
            message = f"`exclude` takes away every leg with `{axis}: {value}`, so nothing is checked there"
            yield _hit(job, matrix, message, weight(subject.whole.purpose(job)))
        if not gone:
            message = f"`exclude` takes {_combinations(len(matrix.exclude))} away from the matrix"
            yield _hit(job, matrix, message, Severity.LOW)


def _gone(matrix: Matrix, left: Sequence[Leg]) -> Iterator[tuple[str, str]]:
    """Yield each value of an axis that no leg has any more."""
    for axis, values in matrix.axes.items():
        there = {leg[axis].text for leg in left if axis in leg}
        yield from ((axis, value.text) for value in values if value.text and value.text not in there)


def _hit(job: JobWork, matrix: Matrix, message: str, severity: Severity) -> Hit:
    return job.hit(matrix.exclude_line or matrix.line, message, severity)._replace(about=message)


def _combinations(number: int) -> str:
    return "a combination" if number == 1 else f"{number} combinations"


PATTERN = Pattern(
    name="matrix-exclusion",
    family=Family.SCOPE,
    title="Legs that the matrix leaves out",
    manual="""`exclude` takes combinations away from the matrix. Where no leg is left with a value that an axis names,
the file says that something is checked there, and nothing is. Single combinations are listed for completeness.""",
    follow_up="Take the value from the axis, or exclude fewer combinations.",
    look=_look,
)
