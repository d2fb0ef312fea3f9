"""A failure before `&&` that the script does not end with."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import PLAIN, lost_hit, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repeated_commands import retried_places
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.shell.run_command import Mask

_SILENT = PLAIN | {Purpose.CLEANUP, Purpose.COMPARE}


def _look(subject: Subject) -> Iterator[Hit]:
    commands_at = list(masked_commands(subject, Mask.AND))
    again = retried_places(subject) if commands_at else frozenset()
    for command_at in commands_at:
        purpose = command_at.purpose
        if purpose not in _SILENT and command_at.command.location not in again:
            message = f"the script goes on when `{command_at.shown}` fails, for `-e` does not count before `&&`"
            yield from lost_hit(subject, command_at, message, purpose)


PATTERN = Pattern(
    name="and-list",
    family=Family.SOFT_FAIL,
    title="A failure before `&&` that does not end the script",
    manual="""In `pytest && echo passed` a failure of `pytest` skips `echo`, and `-e` does not count for it: unless the
line is the last of its script, the script goes on. It does no harm where the command only asks something.""",
    follow_up="Give the command a line of its own.",
    look=_look,
)
