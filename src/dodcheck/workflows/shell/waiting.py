"""Which statement of a script waits for one that it has sent to the background, and so has its exit code."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from dodcheck.workflows.shell.tree import Chain, Script, Simple, parts

_NEAR = 200
_LAST = frozenset({"$!", "${!}"})
_LEAVING = frozenset({"exit", "exec", "return", "trap", "set", "shift", "source", ".", "eval", "kill", "unset", "read"})
"""Commands behind which it is not seen any more whether the `wait` is reached, or what a name stands for."""


class Waiting(Enum):
    """How a script waits: ``SEEN``: by the process id; ``UNSEEN``: perhaps, in a loop or for several at once."""

    NONE = auto()
    UNSEEN = auto()
    SEEN = auto()


class Wait(NamedTuple):
    """How a script waits, and the place of the statement that begins with the `wait`."""

    waiting: Waiting
    at: int = 0


NOT_WAITED = Wait(Waiting.NONE)
"""Nothing waits."""


def wait_for(script: Script, at: int) -> Wait:
    """Return how a script waits for the statement at a position, which runs in the background.

    One whose failure is handled in the background itself (`pytest || true &`) is not waited for in earnest.
    """
    if "||" in script[at].joins:
        return NOT_WAITED
    names = _LAST
    for number in range(at + 1, min(at + _NEAR, len(script))):
        chain = script[number]
        words = [word.text for word in first.words] if (first := _first(chain)) is not None else []
        if words[:1] == ["wait"] and not chain.background:
            if len(words) == 2 and words[1] in names:  # noqa: PLR2004 - the word and one process id
                return Wait(Waiting.SEEN, number)
        elif chain.background:
            names -= _LAST
        elif (alone := chain.alone()) is not None and not _LEAVING.intersection(words[:1]):
            names = _named(alone, names)
        else:
            break
    return Wait(Waiting.UNSEEN) if any(map(_waits, _behind(script, at))) else NOT_WAITED


def _first(chain: Chain) -> Simple | None:
    """Return the command that a chain begins with, ``None`` where that is not simple, or negated, or feeds a pipe."""
    pipeline = chain.pipelines[0]
    command = pipeline.commands[0]
    plain = len(pipeline.commands) == 1 and not pipeline.negated
    return command if plain and isinstance(command, Simple) else None


def _named(command: Simple, names: frozenset[str]) -> frozenset[str]:
    """Return the words that stand for the process id behind a command that may give it a name."""
    for word in command.assigned:
        name, _, value = word.text.partition("=")
        both = frozenset({f"${name}", f"${{{name}}}"})
        names = names | both if value in names and not command.words else names - both
    return names


def _behind(script: Script, at: int) -> Iterator[Chain]:
    """Yield the statements behind a position, and those in the loops, branches and groups that they are."""
    return islice(_flat(script[at + 1 : at + _NEAR]), _NEAR)


def _flat(script: Script) -> Iterator[Chain]:
    for chain in script:
        yield chain
        for pipeline in chain.pipelines:
            for command in pipeline.commands:
                for inner in parts(command):
                    yield from inner


def _waits(chain: Chain) -> bool:
    """Return whether a statement waits for something by its id; `wait` alone always ends well."""
    simple = (command for pipeline in chain.pipelines for command in pipeline.commands if isinstance(command, Simple))
    return any(len(one.words) > 1 and one.words[0].text == "wait" for one in simple)
