"""Whether the failure of a command ends its script with a failure, by the masks of the command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.never_failing import only_lists
from dodcheck.workflows.audit.tools import tool_of
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_command, purpose_of_words
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.run_command import Mask

_NEVER: Mapping[Mask, str] = {
    Mask.UNREACHED: "the script never comes to it",
    Mask.UNCALLED: "the function it stands in is never called",
    Mask.NOT_EXECUTED: "it is read and not run",
    Mask.UP_TO_DATE: "make finds a file of the target's name, and runs nothing",
    Mask.SHADOWED: "a function or an alias of its name runs in its place",
}
_LOST: Mapping[Mask, str] = {
    Mask.OR: "`||` takes its failure away",
    Mask.PIPE: "the pipe it feeds hides its failure",
    Mask.BACKGROUND: "it runs in the background, where its failure is lost",
    Mask.UNCHECKED: "its script goes on after a failure",
    Mask.IGNORED: "what starts it is told to ignore its failure",
    Mask.TRAP: "a trap ends the script with another exit code",
    Mask.NEGATED: "`!` turns its failure into success",
    Mask.AND: "`&&` takes its failure away",
    Mask.SUBSTITUTION: "its failure is lost within `$(…)`",
    Mask.WRAPPED: "what runs it does not pass its exit code on",
}
_MAYBE: Mapping[Mask, str] = {
    Mask.BRANCH: "it stands in a branch or a loop that may not be taken",
    Mask.AFTER_FAILURE: "it only runs when what stands before it has failed",
    Mask.AFTER_SUCCESS: "it does not run when what stands before it fails",
    Mask.LEFT: "the script may end with success before it",
}
AGAIN = "`||` runs it again when it fails, and then the second attempt decides"
_OTHERWISE = "it is not seen whether its failure ends the script"
IN_SOME_LEGS = "in some legs of its job another shell runs it, and hides its failure there"
WAITED = "it runs in the background, and whether a later `wait` is for it is not followed"
READ = "it lists what it finds, and whether the list is looked at is not followed"
NOT_FOLLOWED = "the shell or the grammar of its script is not followed"


def effects_on(command: Command) -> Iterator[Effect]:
    """Yield what each mask of a command means for it in all legs of its job, and that there are more in some."""
    yield from effects_of(_kept(command))
    if _kept(command) != command.everywhere:
        yield Effect(Effectiveness.MAYBE, READ)
    if command.partly:
        yield Effect(Effectiveness.MAYBE, IN_SOME_LEGS)


def effects_of(masks: frozenset[Mask]) -> Iterator[Effect]:
    """Yield what each mask of a command means for it."""
    for mask in sorted(masks - _BESIDE):
        if mask is Mask.BACKGROUND and Mask.AWAITED in masks:
            yield Effect(Effectiveness.MAYBE, WAITED)
        elif mask in _NEVER:
            yield Effect(Effectiveness.NO, _NEVER[mask])
        elif mask in _LOST:
            yield Effect(Effectiveness.NO, _LOST[mask])
        else:
            yield Effect(
                Effectiveness.MAYBE, NOT_FOLLOWED if mask is Mask.NOT_FOLLOWED else _MAYBE.get(mask, _OTHERWISE)
            )


def lost_failure(command: Command) -> Effect | None:
    """Return that a failure of a command is lost, or may be; ``None`` where it ends the script wherever it runs."""
    kept = _kept(command) - _RUNS
    again = Mask.OR in kept and _runs_again(command)
    lost = [*effects_of(kept - {Mask.OR} if again else kept)]
    lost += [Effect(Effectiveness.MAYBE, AGAIN)] if again else []
    lost += [Effect(Effectiveness.MAYBE, READ)] if _kept(command) != command.everywhere else []
    return min(lost, key=lambda effect: effect.effectiveness, default=None)


def _runs_again(command: Command) -> bool:
    """Return whether nothing but the same program, for the same purpose, stands behind the `||` of a command."""
    takers = command.takers
    if len(takers) != 1 or not command.words or takers[0][:1] != (command.words[0].text,):
        return False
    return purpose_of_words(takers[0]) is purpose_of_command(command)


def _kept(command: Command) -> frozenset[Mask]:
    """Return the masks of a command that count: of one that prints what it finds, the list may be looked at."""
    masks = command.everywhere
    return masks - _READ if masks & _READ and command.words and only_lists(tool_of(_texts(command))) else masks


def _texts(command: Command) -> list[str]:
    return [word.text for word in command.words]


_READ = frozenset({Mask.SUBSTITUTION, Mask.PIPE})
_BESIDE = frozenset({Mask.LISTED, Mask.APART, Mask.AWAITED})
"""Masks that only tell more of another one, or of what a name means."""
_RUNS = frozenset({*_NEVER, Mask.BRANCH, Mask.AFTER_FAILURE, Mask.AFTER_SUCCESS, Mask.LEFT})
"""Masks that say whether a command runs, not what becomes of its failure."""
