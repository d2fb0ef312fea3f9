"""A command in the background that nobody waits for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dodcheck.workflows.audit.late_failures import CountedWhere, where_failure_counts
from dodcheck.workflows.audit.masked_commands import CHECKS, PLAIN, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_SERVING = frozenset(
    {"serve", "server", "start", "dev", "watch", "preview", "up", "daemon", "http.server", "runserver"}
)
_SEEN = 1_000
_HARMLESS = frozenset({Mask.BRANCH, Mask.AFTER_SUCCESS, Mask.AFTER_FAILURE})


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked_commands(subject, Mask.BACKGROUND):
        purpose = command_at.purpose
        if purpose in PLAIN or _waited(subject, command_at):
            continue
        message = f"`{command_at.shown}` runs in the background (`&`), and its exit code counts nowhere"
        if purpose in CHECKS and not _serves(command_at):
            yield command_at.hit(f"{message}: {loss_in_words(purpose)} is lost", severity_of_loss(purpose))
        else:
            yield command_at.hit(message, Severity.LOW, Confidence.MEDIUM)
    yield from _cancelled(subject)


def _cancelled(subject: Subject) -> Iterator[Hit]:
    """Yield the steps that check, run in the background, and are cancelled by a later step."""
    for step in subject.steps:
        own = step.steps[0].step
        if own.cancelled and step.purpose in CHECKS and not any(map(_serves, _commands(step))):
            detail = (
                f"the step runs in the background until a later one cancels it: "
                f"{loss_in_words(step.purpose)} may be lost"
            )
            yield step.hit(step.step.line, detail, Severity.MEDIUM)


def _commands(step: StepWork) -> Iterator[CommandAt]:
    return (CommandAt(step, command, number) for number, command in enumerate(step.commands))


def _serves(command_at: CommandAt) -> bool:
    words = {part for text in command_at.texts for part in text.replace(":", " ").replace("-", " ").split()}
    return not _SERVING.isdisjoint(words)


def _waited(subject: Subject, command_at: CommandAt) -> bool:
    """Return whether a `wait` for it has an exit code that counts; `wait` alone always ends well."""
    following = islice(command_at.at.commands, command_at.number + 1, command_at.number + _SEEN)
    for number, command in enumerate(following, command_at.number + 1):
        if not command.words or command.words[0].text != "wait" or len(command.words) == 1:
            continue
        if (
            command.masks <= _HARMLESS
            or where_failure_counts(subject, CommandAt(command_at.at, command, number)) is not CountedWhere.NOT
        ):
            return True
    return False


PATTERN = Pattern(
    name="background",
    family=Family.SOFT_FAIL,
    title="A check in the background that nobody waits for",
    manual="""The exit code of `cmd &` is lost unless `wait $pid` asks for it; `wait` alone always ends well. A step
with `background: true` counts, as its job waits for it at the end, unless a later step cancels it before. Servers are
started like that, which does no harm: what uses them fails.""",
    follow_up="Keep its process id, and end with `wait $pid`.",
    look=_look,
)
