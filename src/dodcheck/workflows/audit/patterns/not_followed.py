"""A script that is not followed."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_EXACT = frozenset({"python", "python3", "node"})


def _look(subject: Subject) -> Iterator[Hit]:
    for step in subject.steps:
        shell = step.step.shell.value.split() if step.step.shell else []
        if shell[:1] and shell[0] in _EXACT:
            continue
        yield from _of_step(step)


def _of_step(step: StepWork) -> Iterator[Hit]:
    seen: set[tuple[str, str | None]] = set()
    for number, command in enumerate(step.commands):
        if Mask.NOT_FOLLOWED not in command.masks:
            continue
        place = (command.location.path, command.through)
        if Mask.NOT_FOLLOWED in command.own and place not in seen:
            seen.add(place)
            message = "the shell or grammar of the script is not followed: nobody can tell what becomes of a failure"
            yield CommandAt(step, command, number).hit(message, Severity.LOW, Confidence.LOW)


PATTERN = Pattern(
    name="not-followed",
    family=Family.SOFT_FAIL,
    title="A script that is not followed",
    manual="""The script is of a shell that is not read here, or of a grammar that is beyond the reader. Its commands
are seen, and not whether their failures count.""",
    follow_up="Read it, or name a shell that is read (`shell: bash`).",
    look=_look,
)
