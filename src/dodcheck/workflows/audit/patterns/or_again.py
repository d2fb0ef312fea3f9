"""A command that stands behind `||` once more."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.again import tries_again
from dodcheck.workflows.audit.masked import CHECKS, masked
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.tried_again import tried
from dodcheck.workflows.shell.ran import Mask


def _look(subject: Subject) -> Iterator[Hit]:
    for one in masked(subject, Mask.OR):
        if one.purpose in CHECKS and tries_again(one):
            taker = one.command.takers[0]
            message, severity = tried(f"`||` tries `{one.shown}` again, as `{' '.join(taker)}`,", one.purpose)
            yield one.hit(message, severity)


PATTERN = Pattern(
    name="or-again",
    family=Family.RETRY,
    title="A check that stands behind `||` once more",
    manual="""In `npm test || npm test` the second attempt decides, and so does `pytest || pytest --last-failed`: what
fails now and then is never seen.""",
    follow_up="Take what stands behind `||` away.",
    look=_look,
)
