"""Whether a step comes before every other check of its job, which waits for no other job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.does import Candidate
from dodcheck.rules.workflows.ineffective.positions import command_position, step_position
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose


def first_only(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return those that nothing checks before, nor may, as far as can be told."""
    return [candidate for candidate in candidates if not _waits(candidate) and not any(_checks_before(candidate))]


def behind(candidates: Sequence[Candidate], what: str) -> Finding:
    """Return that each of them, of which there is one, comes behind something else."""
    path, line = candidates[0].line
    words = f"{path}:{line} {what}, but its job waits for another, or what comes before it may check something too"
    return Finding(Outcome.UNKNOWN, words, (Place(path, line),), examined=len(candidates), unknown=Unknown.PARTIAL)


def _waits(one: Candidate) -> bool:
    return bool(one.step.job.job.needs or one.subject.called_by)


def _checks_before(one: Candidate) -> Iterator[bool]:
    """Yield of all that its job does before it whether it checks something, as far as can be told."""
    here = step_position(one.subject, one.step)
    for step in one.subject.steps:
        place = step_position(one.subject, step)
        if step.job_id != one.step.job_id or place > here:
            continue
        if place < here and step.step.uses is not None:
            yield _may_check(step.purpose)
        end = command_position(step, one.command) if place == here and one.command is not None else None
        if place < here or end is not None:
            yield from (_may_check(purpose_of_command(command)) for command in step.commands[:end])


def _may_check(purpose: Purpose) -> bool:
    return purpose.checks or purpose is Purpose.UNKNOWN
