"""`|| true` and its likes."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.weight import lost, weight
from dodcheck.workflows.purposes.commands import of_command
from dodcheck.workflows.shell.ran import Mask


def _look(subject: Subject) -> Iterator[Hit]:
    for one in subject.commands:
        if Mask.OR in one.command.masks:
            purpose = of_command(one.command)
            message = f"`||` behind `{one.shown}` makes the script go on: {lost(purpose)} is lost"
            yield one.hit(message, weight(purpose))


PATTERN = Pattern(
    name="or-true",
    family=Family.SOFT_FAIL,
    title="A failure that `||` takes away",
    manual="""A command followed by `|| true`, `|| :`, `|| echo …` or `|| exit 0` can't fail its script. It counts for
less behind commands that check nothing: a clean-up, a query, a download.""",
    follow_up="Take what stands behind `||` away, or let it end with `exit 1`.",
    look=_look,
)
