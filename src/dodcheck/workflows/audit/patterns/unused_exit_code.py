"""An exit code that is kept and decides nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import lost_hit, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import loss_in_words
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.words import texts_of

_KEPT = re.compile(r"([A-Za-z_]\w*)=\$(?:\?|\{\?\}|\{PIPESTATUS\[0\]\}|PIPESTATUS)")
_NEAR = 4
_FAR = 200


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in masked_commands(subject, Mask.CAPTURED):
        kept = f"the exit code of `{command_at.shown}` is kept, and"
        for hit in lost_hit(subject, command_at, f"{kept} nothing here fails by it"):
            if hit.severity is Severity.HIGH and _is_used_in_a_branch(command_at):
                message = (
                    f"{kept} not every way out of here fails by it: {loss_in_words(command_at.purpose)} may be lost"
                )
                yield command_at.hit(message, Severity.MEDIUM, Confidence.MEDIUM)
            else:
                yield hit


def _is_used_in_a_branch(command_at: CommandAt) -> bool:
    """Return whether some `exit` behind a command hands its exit code on, though not every way leads there."""
    behind = command_at.at.commands[command_at.number + 1 : command_at.number + _FAR]
    assigned = (_KEPT.fullmatch(word.text) for command in behind[:_NEAR] for word in command.assigned)
    name = next((found[1] for found in assigned if found), "")
    times = sum(word.text.startswith(f"{name}=") for command in behind for word in command.assigned)
    leaving = (texts_of(command.words[:2]) for command in behind)
    return (
        bool(name)
        and times == 1
        and any(words in (["exit", f"${name}"], ["exit", f"${{{name}}}"]) for words in leaving)
    )


PATTERN = Pattern(
    name="unused-exit-code",
    family=Family.SOFT_FAIL,
    title="An exit code that is kept and decides nothing",
    manual="""`code=$?` or `|| code=$?` keeps the exit code of a command. It proves nothing unless something fails by
it: `exit $code`, a test of it with an `exit` behind, or a later step that is handed the code.
Where some ways out of the script fail by it, it counts for less.""",
    follow_up="End the script with the exit code that it keeps.",
    look=_look,
)
