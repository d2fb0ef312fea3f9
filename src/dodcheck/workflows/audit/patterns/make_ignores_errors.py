"""make is told to ignore errors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.workflows.audit.masked_commands import loss_hit, loss_of, lost_hit, masked_commands
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Family, Hit
from dodcheck.workflows.audit.subject import CommandAt, Subject
from dodcheck.workflows.audit.variables import set_variables
from dodcheck.workflows.audit.weight import loss_in_words, severity_of_loss
from dodcheck.workflows.shell.run_command import Mask

_MAKES = frozenset({"make", "gmake"})
_VARIABLES = frozenset({"MAKEFLAGS", "GNUMAKEFLAGS"})
_MOST = 50
_SHORT = re.compile(r"-[a-zA-Z]{0,8}i[a-zA-Z]{0,8}")


def _look(subject: Subject) -> Iterator[Hit]:
    for command_at in subject.of_programs(_MAKES):
        if any(_SHORT.fullmatch(text) or text == "--ignore-errors" for text in command_at.texts[1:]):
            yield _told(command_at)
    yield from _by_variables(subject)
    for command_at in masked_commands(subject, Mask.IGNORED):
        if (command_at.command.through or "").startswith("make"):
            yield from lost_hit(subject, command_at, f"make ignores a failure of `{command_at.shown}`")


def _by_variables(subject: Subject) -> Iterator[Hit]:
    """Yield the variables that give every call of make the option; none where nothing calls it."""
    ignoring = [
        ignoring_one
        for ignoring_one in set_variables(subject)
        if ignoring_one.name in _VARIABLES and _ignores(ignoring_one.value.split())
    ]
    what = loss_of(subject.of_programs(_MAKES)) if ignoring else None
    if what is None:
        return
    for variable in ignoring:
        message = f"`{variable.shown}` makes `make` ignore failures: {loss_in_words(what.purpose)} is lost"
        yield variable.hit(message, what.severity)


def _ignores(words: list[str]) -> bool:
    """Return whether options say `-i`; the first of them may do without its dash."""
    first = f"-{words[0]}" if words and "=" not in words[0] and not words[0].startswith("-") else ""
    return any(_SHORT.fullmatch(word) or word == "--ignore-errors" for word in (first, *words[:_MOST]))


def _told(command_at: CommandAt) -> Hit:
    inner = [
        CommandAt(command_at.at, command, command_at.number + at) for at, command in enumerate(command_at.inner, 1)
    ]
    what = loss_of(command_at for command_at in inner if command_at.command.words)
    if what is not None:
        return loss_hit(command_at, f"`{command_at.shown}` ignores a failure of", what)
    purpose = command_at.purpose
    return command_at.hit(
        f"`{command_at.shown}` ignores failures: {loss_in_words(purpose)} is lost", severity_of_loss(purpose)
    )


PATTERN = Pattern(
    name="make-ignores-errors",
    family=Family.SOFT_FAIL,
    title="make is told to ignore errors",
    manual="""A `-` before a line of a recipe, `.IGNORE`, `make -i` and `MAKEFLAGS: -i` let make go on, and end well,
when a command fails. It does no harm at a clean-up.""",
    follow_up="Take the `-`, `.IGNORE` or `-i` away.",
    look=_look,
)
