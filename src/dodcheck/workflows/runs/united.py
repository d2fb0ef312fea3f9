"""The commands of a step that runs in one shell here and in another there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.ran import Mask


def united(over: Sequence[tuple[Command, ...]]) -> tuple[Command, ...]:
    """Return the commands that several shells make of one step, each once, hidden by whatever hides it in any of them.

    What not every shell takes for a command is one that is not followed.
    """
    if len(over) == 1:
        return over[0]
    found: dict[Hashable, Command] = {}
    times: Counter[Hashable] = Counter()
    for commands in over:
        for key, command in _keyed(commands):
            times[key] += 1
            known = found.get(key)
            found[key] = command if known is None else known._replace(masks=known.masks | command.masks)
    return tuple(
        one if times[key] == len(over) else one._replace(masks=one.masks | {Mask.NOT_FOLLOWED})
        for key, one in found.items()
    )


def _keyed(commands: Sequence[Command]) -> Iterator[tuple[Hashable, Command]]:
    """Yield commands by where they stand, what they say, and the how manieth of its like each is there."""
    seen: Counter[Hashable] = Counter()
    for one in commands:
        place = (one.location, one.through, tuple(word.text for word in one.words))
        yield (place, seen[place]), one
        seen[place] += 1
