"""A command that `-e` does not count for, because of where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import CHECKS, lost_hit, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repeated_commands import retried_places
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.unchecked import is_errexit_suspended
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_LOST = CHECKS | {Purpose.UNKNOWN}
_TOLD = frozenset({Mask.OR, Mask.CONDITION, Mask.PIPE})


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked_commands(subject, Mask.UNCHECKED):
        if not is_errexit_suspended(command_at) or not _TOLD.isdisjoint(command_at.command.inherited):
            continue
        purpose = command_at.purpose
        if purpose is Purpose.UNKNOWN and command_at.command.location in retried_places(subject):
            yield command_at.hit(f"a loop waits until `{command_at.shown}` passes", Severity.LOW)
        elif purpose in _LOST:
            message = f"`-e` does not count where `{command_at.shown}` stands (before `||`, in an `if`, in `$(…)`)"
            yield from lost_hit(subject, command_at, message, purpose)


PATTERN = Pattern(
    name="errexit-suspended",
    family=Family.SOFT_FAIL,
    title="A place where `-e` does not count",
    manual="""Within `{ …; } || …`, the condition of an `if`, a function that is called there, and `$(…)` of bash, `-e`
does not count: a failure of any command but the last is lost, even where what stands behind `||` fails.""",
    follow_up="Join the commands by `&&`, or take them out of there.",
    look=_look,
)
