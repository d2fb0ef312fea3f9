"""A command of a script that is never reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.weight import severity_of_loss
from dodcheck.workflows.purposes.commands import purpose_of_command
from dodcheck.workflows.shell.run_command import Mask

_WHY: Mapping[Mask, str] = {
    Mask.UNREACHED: "what stands before it never lets it run",
    Mask.UNCALLED: "the function it stands in is never called",
    Mask.NOT_EXECUTED: "it is read and not run",
    Mask.UP_TO_DATE: "a file of the target's name counts as made already",
    Mask.SHADOWED: "a function or an alias of its name runs in its place",
}
_MASKS = frozenset(_WHY)
_SOURCING = frozenset({"source", "."})


def _look(subject: Subject) -> Iterator[Hit]:
    for command in subject.commands:
        masks = _MASKS & command.command.masks
        if masks and (purpose := purpose_of_command(command.command)).checks and not _elsewhere(command, masks):
            why = next(why for mask, why in _WHY.items() if mask in masks)
            sure = Confidence.MEDIUM if Mask.UP_TO_DATE in masks else Confidence.HIGH
            yield command.hit(f"`{command.shown}` is never reached: {why}", severity_of_loss(purpose), sure)


def _elsewhere(command_at: CommandAt, masks: frozenset[Mask]) -> bool:
    """Return whether a function stands in a file that is read for what it defines: then others may call it."""
    if masks != {Mask.UNCALLED} or command_at.command.through is None:
        return False
    return any(other.words and other.words[0].text in _SOURCING for other in command_at.at.commands)


PATTERN = Pattern(
    name="never-reached",
    family=Family.CONDITIONAL,
    title="A command that its script never reaches",
    manual="""The script ends with `exit` or `exec` before it, the function around it is never called, `make -n` or
`bash -n` only read it, a target of make is a file that is there already, or a function of its name takes its place.
The step is green, and the command has not run. Only commands that check something are listed.""",
    follow_up="Take away what stands in its way, or the command.",
    look=_look,
)
