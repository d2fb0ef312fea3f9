"""A check that only chooses a branch."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import CHECKS, lost_hit, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repeated_commands import retried_check_places
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.shell.run_command import Mask

_IF = (("if",),)


def _look(subject: Subject) -> Iterator[Hit]:
    commands_at = [
        masked_command
        for masked_command in masked_commands(subject, Mask.CONDITION)
        if masked_command.command.takers == _IF and masked_command.purpose in CHECKS
    ]
    again = retried_check_places(subject) if commands_at else frozenset()
    for command_at in commands_at:
        if command_at.command.location not in again:
            message = f"`{command_at.shown}` is the condition of an `if`, and no branch of it fails"
            yield from lost_hit(subject, command_at, message)


PATTERN = Pattern(
    name="condition",
    family=Family.SOFT_FAIL,
    title="A check that only chooses a branch",
    manual="""As the condition of an `if`, a command that fails only chooses a branch. Where no branch ends with a
failure, nor keeps one for later, the check proves nothing. Questions (`if grep -q …`) are no checks.""",
    follow_up="End the branch of the failure with `exit 1`.",
    look=_look,
)
