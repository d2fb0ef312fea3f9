"""A difference that is printed, and fails nothing."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.differences import DifferenceFate, fate_of_difference, judges_changes
from dodcheck.workflows.audit.masked_commands import PLAIN
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_FAILING = frozenset({"--exit-code", "--quiet", "--check", "--no-index"})
_MAKES = frozenset({Purpose.BUILD, Purpose.FORMAT, Purpose.UNKNOWN, Purpose.LINT})
_NEAR = 3


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.by_program.get("git", ()):
        if (
            _prints(command_at)
            and judges_changes(subject)
            and fate_of_difference(subject, command_at) is DifferenceFate.NOT
        ):
            message = f"`{command_at.shown}` prints what was changed, and passes: a difference fails nothing"
            yield command_at.hit(message, Severity.MEDIUM, Confidence.MEDIUM)


def _prints(command_at: CommandAt) -> bool:
    """Return whether a command ends a step that makes files anew, by showing how they differ from what is kept."""
    if (
        command_at.texts[1:2] != ["diff"]
        or not _FAILING.isdisjoint(command_at.texts)
        or command_at.command.masks
        or command_at.at.after_failure
    ):
        return False
    purposes, run = command_at.at.purposes, command_at.at.step.run
    typed = " ".join(command_at.texts)
    if run is None or f"{typed} >" in run.value or _is_kept(command_at, typed):
        return False
    return any(purpose in _MAKES for purpose in purposes[: command_at.number]) and all(
        purpose in PLAIN for purpose in purposes[command_at.number + 1 :]
    )


def _is_kept(command_at: CommandAt, typed: str) -> bool:
    """Return whether the output is kept in a name, which somebody asks: `changed=$(git diff)`."""
    near = command_at.at.commands[max(0, command_at.number - _NEAR) : command_at.number + _NEAR]
    return any(f"=$({typed})" in word.text for command in near for word in command.assigned)


PATTERN = Pattern(
    name="diff-printed",
    family=Family.INFORMATIONAL,
    title="A difference that is printed and fails nothing",
    manual="""`git diff` behind a generator or a formatter prints what is out of date and passes: it fails with
`--exit-code` alone. It does no harm where a later command of the job asks for the difference again and fails by it.""",
    follow_up="Write `git diff --exit-code`.",
    look=_look,
)
