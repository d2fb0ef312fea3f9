"""A step that is there to check something, and only warns of what it finds."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import may_run
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, StepWork, Subject
from dodcheck.workflows.purposes.words import purpose_in_names
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask

_PRINTING = frozenset({"echo", "printf", "Write-Output", "Write-Host"})
_WARNING = ("::warning", "::notice")
_ENDING = frozenset({"exit", "return", "false", "throw"})
_ASKED = frozenset({Mask.BRANCH, Mask.AFTER_FAILURE})


def _look(subject: Subject) -> Iterator[Hit]:
    seen = set[int]()
    for command_at in filter(_warns, subject.of_programs(_PRINTING)):
        step = command_at.at
        if id(step) not in seen and _is_named_check(step) and not any(map(_may_fail, step.commands)):
            seen.add(id(step))
            message = f"what “{step.name}” finds is only printed as a warning: nothing in it ends with a failure"
            yield command_at.hit(message, Severity.LOW, Confidence.MEDIUM)


def _warns(command_at: CommandAt) -> bool:
    texts = command_at.texts
    asked = not _ASKED.isdisjoint(command_at.command.masks)
    return asked and may_run(command_at) and any(text.startswith(_WARNING) for text in texts[1:])


def _is_named_check(step: StepWork) -> bool:
    name = step.step.name
    return name is not None and purpose_in_names(name.value).checks


def _may_fail(command: Command) -> bool:
    """Return whether a command ends the script on purpose, or checks something and is not masked."""
    texts = [word.text for word in command.words[:2]]
    return bool(texts) and texts[0] in _ENDING and texts[1:] != ["0"]


PATTERN = Pattern(
    name="only-warns",
    family=Family.INFORMATIONAL,
    title="A check that only warns",
    manual="""A step that is called a check, and prints `::warning` in a branch where another one would `exit 1`, is
green whatever it finds. A warning may be all that is meant: it is listed, and never rated above low.""",
    follow_up="Let it end with a failure, or call it a hint.",
    look=_look,
)
