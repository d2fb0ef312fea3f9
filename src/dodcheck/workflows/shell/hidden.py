"""What hides a status, by what becomes of it."""

from __future__ import annotations

from typing import assert_never

from dodcheck.workflows.shell.capture import Ending, Kept, ending
from dodcheck.workflows.shell.ran import Mask
from dodcheck.workflows.shell.state import Place
from dodcheck.workflows.shell.tree import Chain, Script


def negated(status: frozenset[Mask]) -> frozenset[Mask]:
    """Return what hides a status behind a `!`, where ``status`` hides the one that comes of it."""
    if Mask.CONDITION in status:
        return status
    return frozenset({Mask.NEGATED if status else Mask.INVERTED})


def by_branch(branch: Script, body: Place, *, stops: bool) -> frozenset[Mask] | None:
    """Return what hides a failure that leads to a branch of an `if`; ``None`` where the branch does not fail.

    ``stops``: the shell stops at a failure in the branch.
    """
    match ending(branch):
        case Ending.EXITED:
            return body.on_exit
        case Ending.FAILED if stops:
            return body.on_exit
        case Ending.RETURNED:
            return body.on_return
        case _:
            return None


def of_kept(kept: Kept, place: Place, lost: Mask) -> frozenset[Mask]:
    """Return what hides a status that is kept, or, where it is not, the mask that it is lost by."""
    match kept:
        case Kept.EXITED:
            return place.on_exit
        case Kept.SOMEWHERE:
            return frozenset({Mask.CAPTURED})
        case Kept.LOST | Kept.EXITED_PIPE:
            return frozenset({lost})
        case _:
            assert_never(kept)


def is_true(condition: Script) -> bool:
    """Return whether a condition always holds."""
    alone = condition[0].alone() if len(condition) == 1 else None
    return alone is not None and [word.text for word in alone.words] in (["true"], [":"])


def without_negation(condition: Script) -> Script:
    """Return a condition without the `!` of its last statement."""
    last = condition[-1]
    return (*condition[:-1], Chain((last.pipelines[0]._replace(negated=False),), (), last.background))
