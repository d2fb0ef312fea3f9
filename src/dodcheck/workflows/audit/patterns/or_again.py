"""A command that stands behind `||` once more."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import CHECKS, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repeated_by_or import tries_again
from dodcheck.workflows.audit.repetitions import repetition_told
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.shell.run_command import Mask


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked_commands(subject, Mask.OR):
        if command_at.purpose in CHECKS and tries_again(command_at):
            taker = command_at.command.takers[0]
            message, severity = repetition_told(
                f"`||` tries `{command_at.shown}` again, as `{' '.join(taker)}`,", command_at.purpose
            )
            yield command_at.hit(message, severity)


PATTERN = Pattern(
    name="or-again",
    family=Family.RETRY,
    title="A check that stands behind `||` once more",
    manual="""In `npm test || npm test` the second attempt decides, and so does `pytest || pytest --last-failed`: what
fails now and then is never seen.""",
    follow_up="Take what stands behind `||` away.",
    look=_look,
)
