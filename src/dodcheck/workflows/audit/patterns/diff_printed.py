"""A difference that is printed, and fails nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.differences import Looked, judges_changes, looked_at
from dodcheck.workflows.audit.masked import PLAIN, failed_before
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_FAILING = frozenset({"--exit-code", "--quiet", "--check", "--no-index"})
_MAKES = frozenset({Purpose.BUILD, Purpose.FORMAT, Purpose.UNKNOWN, Purpose.LINT})


def _look(subject: Subject) -> Iterator[Hit]:
    for one in subject.by_program.get("git", ()):
        if _prints(one) and judges_changes(subject) and looked_at(subject, one) is Looked.NOT:
            message = f"`{one.shown}` prints what was changed, and passes: a difference fails nothing"
            yield one.hit(message, Severity.MEDIUM, Confidence.MEDIUM)


def _prints(one: CommandAt) -> bool:
    """Return whether a command ends a step that makes files anew, by showing how they differ from what is kept."""
    if one.texts[1:2] != ["diff"] or not _FAILING.isdisjoint(one.texts) or one.command.masks or failed_before(one):
        return False
    purposes, run = one.at.purposes, one.at.step.run
    if run is None or f"{' '.join(one.texts)} >" in run.value:
        return False
    return any(each in _MAKES for each in purposes[: one.number]) and all(
        each in PLAIN for each in purposes[one.number + 1 :]
    )


PATTERN = Pattern(
    name="diff-printed",
    family=Family.INFORMATIONAL,
    title="A difference that is printed and fails nothing",
    manual="""`git diff` behind a generator or a formatter prints what is out of date and passes: it fails with
`--exit-code` alone. It does no harm where a later command of the job asks for the difference again and fails by it.""",
    follow_up="Write `git diff --exit-code`.",
    look=_look,
)
