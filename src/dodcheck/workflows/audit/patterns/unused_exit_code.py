"""An exit code that is kept and decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked import lost_hit, masked
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.shell.ran import Mask


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked(subject, Mask.CAPTURED):
        yield from lost_hit(
            subject, command_at, f"the exit code of `{command_at.shown}` is kept, and nothing here fails by it"
        )


PATTERN = Pattern(
    name="unused-exit-code",
    family=Family.SOFT_FAIL,
    title="An exit code that is kept and decides nothing",
    manual="""`code=$?` or `|| code=$?` keeps the exit code of a command. It proves nothing unless something fails by
it: `exit $code`, a test of it with an `exit` behind, or a later step that is handed the code.""",
    follow_up="End the script with the exit code that it keeps.",
    look=_look,
)
