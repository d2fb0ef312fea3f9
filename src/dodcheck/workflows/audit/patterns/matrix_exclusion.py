"""Values of a matrix that `exclude` takes away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.legs import known_legs
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import JobWork, Subject
from dodcheck.workflows.audit.weight import severity_of_loss
from dodcheck.workflows.legs import Leg
from dodcheck.workflows.model import Matrix
from dodcheck.workflows.severity import Severity

_MOST = 100


def _look(subject: Subject) -> Iterator[Hit]:
    for job in subject.jobs:
        matrix = job.job.matrix
        if matrix is None or matrix.dynamic or not matrix.exclude or not subject.whole.purpose(job).checks:
            continue
        left = known_legs(matrix)
        if not left:
            continue
        gone = list(_gone(matrix, left))
        for axis, value in gone:
            shown = f"`exclude` takes away every leg with `{axis}: {value}`"
            if other := _named_by(subject, job, value):
                yield _hit(job, matrix, f"{shown}, which the job `{other}` names", Severity.LOW)
            else:
                yield _hit(
                    job, matrix, f"{shown}, so nothing is checked there", severity_of_loss(subject.whole.purpose(job))
                )
        if not gone:
            message = f"`exclude` takes {_combinations(len(matrix.exclude))} away from the matrix"
            yield _hit(job, matrix, message, Severity.LOW)


def _gone(matrix: Matrix, left: Sequence[Leg]) -> Iterator[tuple[str, str]]:
    """Yield each value of an axis that no leg has any more."""
    for axis, values in matrix.axes.items():
        there = {leg[axis].text for leg in left if axis in leg}
        yield from ((axis, value.text) for value in values if value.text and value.text not in there)


def _named_by(subject: Subject, own: JobWork, value: str) -> str | None:
    """Return the id of another job for the same purpose that names a value, in its matrix or at a step."""
    for job in subject.jobs[:_MOST]:
        if job is own or subject.whole.purpose(job) is not subject.whole.purpose(own):
            continue
        given = {text.value for step in job.steps[:_MOST] for text in step.step.given.values()}
        kept = known_legs(job.job.matrix) if job.job.matrix is not None and not job.job.matrix.dynamic else None
        if value in given or any(value in {cell.text for cell in leg.values()} for leg in kept or ()):
            return job.job.id
    return None


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
