"""Actions that try a command, or another action, again and again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.action_scripts import commands_in, most_telling
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.repetitions import loss_after_repetition, repetition_told
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.model import Text
from dodcheck.workflows.purposes.actions import purpose_of_action
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.severity import Severity

_SCRIPTS = ("command", "run", "script", "cmd", "commands")
_ACTIONS = ("action", "uses")
_ATTEMPTS = ("max_attempts", "attempt_limit", "retries", "attempts", "max-attempts", "max_retries", "retry_count")
_LONGEST = 60
_TRUE = frozenset({"true", "yes", "on"})


def _look(subject: Subject) -> Iterator[Hit]:
    for step in subject.steps:
        uses = step.step.uses
        if uses is not None and "retry" in uses.value.partition("@")[0].lower() and not _once(step.step.given):
            yield from _hit(subject, step, uses)


def _hit(subject: Subject, step: StepWork, uses: Text) -> Iterator[Hit]:
    given = step.step.given
    place = _first(given, _SCRIPTS) or _first(given, _ACTIONS)
    if place is None:
        return
    purpose, shown = _tried(subject, step, place)
    name = uses.value.partition("@")[0]
    if _passes_anyway(given) and purpose.checks:
        message = (
            f"`{name}` tries `{shown}` again and passes when no attempt does: {loss_after_repetition(purpose)} is lost"
        )
        yield step.hit(place.line, message, Severity.HIGH)
        return
    message, severity = repetition_told(f"`{name}` tries `{shown}` again", purpose)
    yield step.hit(place.line, message, severity)


def _tried(subject: Subject, step: StepWork, place: Text) -> tuple[Purpose, str]:
    """Return what is tried again for, and how it is typed: of several commands, the one that says most."""
    script = _first(step.step.given, _SCRIPTS)
    first = " ".join(place.value.strip().partition("\n")[0].split())[:_LONGEST]
    if script is None:
        return purpose_of_action(place.value), first
    command = most_telling(commands_in(subject, step, script))
    if command is None:
        return Purpose.UNKNOWN, first
    return purpose_of_command(command), " ".join(word.text for word in command.words)[:_LONGEST]


def _once(given: Mapping[str, Text]) -> bool:
    attempts = _first(given, _ATTEMPTS)
    return attempts is not None and attempts.value.strip() in ("0", "1")


def _passes_anyway(given: Mapping[str, Text]) -> bool:
    text = given.get("continue_on_error")
    return text is not None and text.value.strip().lower() in _TRUE


def _first(given: Mapping[str, Text], names: tuple[str, ...]) -> Text | None:
    return next((given[name] for name in names if name in given and given[name].value.strip()), None)


PATTERN = Pattern(
    name="retry-action",
    family=Family.RETRY,
    title="An action that tries a check again until it passes",
    manual="""An action such as `nick-fields/retry` runs a command again when it fails, and is green when one attempt
passes. Around a check it hides what fails now and then. It does no harm around what needs the network: an installation,
a download, a publication.""",
    follow_up="Try only the part again that needs the network, and run the check once.",
    look=_look,
)
