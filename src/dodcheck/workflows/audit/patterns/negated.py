"""A `!` whose outcome nothing looks at."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.weight import severity_of_loss
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked_commands(subject, Mask.NEGATED):
        purpose = command_at.purpose
        severity = Severity.HIGH if purpose is Purpose.QUERY else severity_of_loss(purpose)
        message = (
            f"`! {command_at.shown}` never ends the script: `-e` does not count behind `!`, and a later command decides"
        )
        yield command_at.hit(message, severity)


PATTERN = Pattern(
    name="negated",
    family=Family.SOFT_FAIL,
    title="A `!` whose outcome nothing looks at",
    manual="""`! grep -r debugger src` is meant to fail when something is found. But `-e` does not count behind `!`:
unless it is the last command of its script, the script goes on either way.""",
    follow_up="Write `if grep …; then exit 1; fi`.",
    look=_look,
)
