"""The commands of a step that runs in one shell here and in another there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.run_command import Mask


def united_commands(over: Sequence[tuple[Command, ...]]) -> tuple[Command, ...]:
    """Return the commands that several shells make of one step, each once, hidden by whatever hides it in any of them.

    What hides it in some of them alone is told apart. What not every shell takes for a command is not followed there.
    """
    if len(over) == 1:
        return over[0]
    by_key: dict[Hashable, list[Command]] = {}
    for commands in over:
        for key, command in _keyed(commands):
            by_key.setdefault(key, []).append(command)
    return tuple(_united(commands, len(over)) for commands in by_key.values())


def _united(commands: Sequence[Command], shells: int) -> Command:
    """Return what several shells make of one command, as the first of them has it."""
    masks = [command.masks for command in commands]
    if len(commands) < shells:
        masks.append(frozenset({Mask.NOT_FOLLOWED}))
    every, common = frozenset[Mask]().union(*masks), masks[0].intersection(*masks)
    inherited = frozenset[Mask]().union(*(command.inherited for command in commands))
    return commands[0]._replace(masks=every, inherited=inherited, partly=every - common)


def _keyed(commands: Sequence[Command]) -> Iterator[tuple[Hashable, Command]]:
    """Yield commands by where they stand, what they say, and the how manieth of its like each is there."""
    seen: Counter[Hashable] = Counter()
    for command in commands:
        place = (command.location, command.through, tuple(word.text for word in command.words))
        yield (place, seen[place]), command
        seen[place] += 1
