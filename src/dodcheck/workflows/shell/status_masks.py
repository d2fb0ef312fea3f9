"""What hides a status, by what becomes of it."""

from __future__ import annotations

from typing import assert_never

from dodcheck.workflows.shell.failure_ending import Ending, ending_of_script
from dodcheck.workflows.shell.kept_status import StatusUse
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.state import Place
from dodcheck.workflows.shell.tree import Chain, Pipeline, Script, Simple

_CONSTANT = {"true": True, ":": True, "false": False}


def negated(status: frozenset[Mask]) -> frozenset[Mask]:
    """Return what hides a status behind a `!`, where ``status`` hides the one that comes of it."""
    if Mask.CONDITION in status:
        return status
    return frozenset({Mask.NEGATED if status else Mask.INVERTED})


def by_branch(branch: Script, body: Place, *, stops: bool) -> frozenset[Mask] | None:
    """Return what hides a failure that leads to a branch of an `if`; ``None`` where the branch does not fail.

    ``stops``: the shell stops at a failure in the branch.
    """
    match ending_of_script(branch):
        case Ending.EXITED:
            return body.on_exit
        case Ending.FAILED if stops:
            return body.on_exit
        case Ending.RETURNED:
            return body.on_return
        case _:
            return None


def masks_by_use(use: StatusUse, place: Place, lost: Mask) -> frozenset[Mask]:
    """Return what hides a status that is kept, or, where it is not, the mask that it is lost by."""
    match use:
        case StatusUse.EXITED:
            return place.on_exit
        case StatusUse.SOMEWHERE:
            return frozenset({Mask.CAPTURED})
        case StatusUse.ASKED | StatusUse.ASKED_PIPE:
            return frozenset({Mask.CONDITION})
        case StatusUse.RETURNED:
            return place.on_return
        case StatusUse.LOST | StatusUse.EXITED_PIPE:
            return frozenset({lost})
        case _:
            assert_never(use)


def constant(condition: Script) -> bool | None:
    """Return whether a condition always holds or never does, ``None`` where that depends."""
    chain = condition[0] if len(condition) == 1 else None
    return (
        constant_pipeline(chain.pipelines[0]) if chain is not None and not (chain.joins or chain.background) else None
    )


def constant_pipeline(pipeline: Pipeline) -> bool | None:
    """Return whether a pipeline always succeeds or never does: `true`, `:`, `false`, and each behind a `!`."""
    command = pipeline.commands[0] if len(pipeline.commands) == 1 else None
    words = command.words if isinstance(command, Simple) else ()
    held = _CONSTANT.get(words[0].text) if len(words) == 1 and words[0].exact else None
    return held if held is None else held is not pipeline.negated


def never_runs(chain: Chain, number: int) -> bool:
    """Return whether a pipeline never runs for what stands before it: `false && x`, `true || x`."""
    held, skipped = constant_pipeline(chain.pipelines[0]), False
    for at, join in enumerate(chain.joins[:number], start=1):
        skipped = held is (join == "||")
        held = held if skipped else constant_pipeline(chain.pipelines[at])
    return skipped


def without_negation(condition: Script) -> Script:
    """Return a condition without the `!` of its last statement."""
    last = condition[-1]
    return (*condition[:-1], Chain((last.pipelines[0]._replace(negated=False),), (), last.background))


def in_chain(place: Place, script: Script, at: int, number: int) -> Place:
    """Return the place of a pipeline that only runs when the one before it has failed, or has not."""
    chain = script[at]
    if not number:
        return place
    if never_runs(chain, number):
        return place.also(Mask.UNREACHED)
    if chain.joins[number - 1] == "||":
        return place.also(Mask.AFTER_FAILURE)
    return place if at == len(script) - 1 and not place.on_end else place.also(Mask.AFTER_SUCCESS)
