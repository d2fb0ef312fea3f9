"""A trap that ends the script with success."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dodcheck.workflows.audit.masked_commands import PLAIN, loss_hit, loss_of, may_run
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.shell.run_command import Mask


def _look(subject: Subject) -> Iterator[Hit]:
    for trap in subject.by_program.get("trap", ()):
        what = loss_of(_trapped(trap))
        if what is not None and what.purpose not in PLAIN:
            yield loss_hit(trap, "the trap ends the script with an exit code of its own after a failure of", what)


def _trapped(trap: CommandAt) -> Iterator[CommandAt]:
    """Yield the commands that the trap changes the exit code for; a trap before it does so already."""
    if Mask.TRAP in trap.own:
        return
    following = islice(trap.at.commands, trap.number + 1, None)
    for number, command in enumerate(following, trap.number + 1):
        if command.location.path != trap.command.location.path or command.through != trap.command.through:
            continue
        if Mask.TRAP not in command.own:
            return
        command_at = CommandAt(trap.at, command, number)
        if command.words and may_run(command_at):
            yield command_at


PATTERN = Pattern(
    name="trap-exit",
    family=Family.SOFT_FAIL,
    title="A trap that ends the script with success",
    manual="""`trap 'exit 0' EXIT` and `trap 'exit 0' ERR` replace the exit code of a script that fails by that of the
trap; so does a function that the trap calls and that exits. A trap that cleans up and does not exit does no harm.""",
    follow_up="Let the trap end without `exit`, or keep `$?` first and exit with it.",
    look=_look,
)
