"""A command of a script, and what becomes of it: whether it runs, and where its exit code goes."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dodcheck.workflows.shell.settings import Settings
from dodcheck.workflows.shell.words import Word

Commands = tuple[tuple[str, ...], ...]
"""Commands by their words."""


class Mask(StrEnum):
    """Why a failure of a command does not end its script with a failure, or why the command may not run at all.

    ``INVERTED``: a `!` makes its success the failure. ``NEGATED``: so it does, and nothing looks at that.
    ``LISTED``: a loop goes over what it prints. ``APART``: it sets a name, or asks for one, in a shell of its own that
    the script starts, and the names end with that. ``AWAITED``: it runs in the background, and a later `wait`, which is
    not followed, may be for it. ``WRAPPED``: what runs it does not pass its exit code on.
    """

    OR = "or"
    AND = "and"
    PIPE = "pipe"
    BACKGROUND = "background"
    NEGATED = "negated"
    INVERTED = "inverted"
    CONDITION = "condition"
    SUBSTITUTION = "substitution"
    LISTED = "listed"
    AWAITED = "awaited"
    APART = "apart"
    UNCHECKED = "unchecked"
    CAPTURED = "captured"
    TRAP = "trap"
    SHADOWED = "shadowed"
    BRANCH = "branch"
    AFTER_FAILURE = "after-failure"
    AFTER_SUCCESS = "after-success"
    LEFT = "left"
    UNREACHED = "unreached"
    UNCALLED = "uncalled"
    NOT_EXECUTED = "not-executed"
    IGNORED = "ignored"
    UP_TO_DATE = "up-to-date"
    NATIVE = "native"
    WRAPPED = "wrapped"
    CATCH = "catch"
    SILENCED = "silenced"
    DETACHED = "detached"
    NOT_FOLLOWED = "not-followed"


UNSURE = frozenset({Mask.BRANCH, Mask.AFTER_FAILURE, Mask.AFTER_SUCCESS})
"""What says that a command may not be run though the script comes by."""


@lru_cache(maxsize=1024)
def shared_masks(masks: frozenset[Mask]) -> frozenset[Mask]:
    """Return the one object for equal masks: a large repository runs thousands of commands, masked in few ways."""
    return masks


class RunCommand(NamedTuple):
    """A command with its words and assignments. ``line`` counts from 0.

    ``masks`` is empty where a failure of it is one of the whole script. ``settings`` are those it runs under.
    ``raised`` is what hides an error that it raises, in a shell that knows errors beside exit codes.
    ``takers`` are what its failure goes to: the first commands behind `||`, the last one of its pipe, or the word of
    the condition it stands in. ``handed`` are the masks of the function call it belongs to; ``depth`` counts them.
    """

    assigned: tuple[Word, ...]
    words: tuple[Word, ...]
    line: int
    masks: frozenset[Mask]
    settings: Settings
    raised: frozenset[Mask] = frozenset()
    takers: Commands = ()
    handed: frozenset[Mask] = frozenset()
    depth: int = 0

    def given(self, masks: frozenset[Mask]) -> RunCommand:
        """Return the command with more masks of what starts it; mostly it has them, and stays the same object."""
        return self if masks <= self.handed else self._replace(handed=self.handed | masks)

    def within(self, around: frozenset[Mask]) -> RunCommand:
        """Return the command with what holds for all of its script, whatever the script itself says."""
        if around <= self.masks:
            return self
        return self._replace(masks=shared_masks(self.masks | around), raised=shared_masks(self.raised | around))


class Around(NamedTuple):
    """What is around a script: what hides its exit code from whoever starts it, and what holds for all that is in it.

    Neither changes how the script goes on within: in a branch that may not be taken, its `set -e` holds for it.
    """

    ended: frozenset[Mask] = frozenset()
    always: frozenset[Mask] = frozenset()
