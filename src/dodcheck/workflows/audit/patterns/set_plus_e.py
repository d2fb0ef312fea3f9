"""`set +e`."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import loss_hit, loss_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.unchecked import unchecked_commands


def _look(subject: Subject) -> Iterator[Hit]:
    for group in unchecked_commands(subject):
        what = loss_of(group.lost)
        if what is not None and group.dropped_by is not None:
            yield loss_hit(group.dropped_by, "`set +e` makes the script go on after a failure of", what)


PATTERN = Pattern(
    name="set-plus-e",
    family=Family.SOFT_FAIL,
    title="A script that goes on after failures",
    manual="""After `set +e` a script goes on when a command fails, and only its last command decides. It does no harm
where the exit code is kept and the script ends with it, or where nothing that checks anything runs before `set -e`.""",
    follow_up="Take `set +e` away, or keep the exit code and end the script with it.",
    look=_look,
)
