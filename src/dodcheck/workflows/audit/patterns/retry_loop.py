"""Checks that a script tries again until they pass."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repeated_commands import RepeatedCommand, repeated_commands
from dodcheck.workflows.audit.repetitions import repetition_told
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.weight import loss_in_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_QUIET = frozenset({Purpose.SETUP, Purpose.QUERY, Purpose.TRIVIAL, Purpose.CLEANUP, Purpose.CACHE})


def _look(subject: Subject) -> Iterator[Hit]:
    for repeated_command in repeated_commands(subject):
        if repeated_command.purpose not in _QUIET:
            yield _hit(repeated_command)


def _hit(repeated_command: RepeatedCommand) -> Hit:
    begun = f"`{repeated_command.shown}` is tried again"
    if repeated_command.lost and repeated_command.purpose.checks:
        message = (
            f"{begun}, and the script goes on when no attempt passes: {loss_in_words(repeated_command.purpose)} is lost"
        )
        return repeated_command.at.hit(message, Severity.HIGH)
    message, severity = repetition_told(begun, repeated_command.purpose)
    return repeated_command.at.hit(
        message, severity, Confidence.MEDIUM if repeated_command.purpose is Purpose.UNKNOWN else Confidence.HIGH
    )


PATTERN = Pattern(
    name="retry-loop",
    family=Family.RETRY,
    title="A check that a script tries again until it passes",
    manual="""A loop (`until make test`, `for i in 1 2 3; do pytest && break; done`) or a command called `retry` runs a
check again when it fails, and goes on when one attempt passes: what fails now and then is never seen. Where nothing
fails behind the loop, a check that fails each time is lost too. Loops that wait for a server, or repeat a download, do
no harm.""",
    follow_up="Run the check once, and repeat only what needs the network.",
    look=_look,
)
