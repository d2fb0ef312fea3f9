"""What narrows an event down: filters of paths and branches, and activities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.events import PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.model import Text, Trigger
from dodcheck.workflows.patterns import selects_name

CHANGES = frozenset({"push", PULL_REQUEST, TARGET, QUEUE})
"""Events that come with a change."""

_OF_CHANGES = frozenset({PULL_REQUEST, TARGET})
_NEEDED = frozenset({"opened", "synchronize"})
_ALL = frozenset({"**", "**/*", "**/**"})


def shut_by_filters(trigger: Trigger) -> Effect | None:
    """Return that the filters of an event let no change through, ``None`` where they may let one.

    What an empty list of names lets through is told nowhere.
    """
    if trigger.branches is not None and not trigger.branches and not (trigger.tags or trigger.tags_ignore):
        return Effect(Effectiveness.MAYBE, f"`branches` of `{trigger.event}` names none")
    no_branch = _is_shut(trigger.branches, trigger.branches_ignore)
    no_file = _is_shut(trigger.paths, trigger.paths_ignore)
    if trigger.event == "push":
        # Filters of paths leave tags alone, and with filters of branches only those of tags bring tags in.
        narrowed = trigger.branches or trigger.branches_ignore
        if trigger.tags or trigger.tags_ignore:
            return None
        if not narrowed:
            return (
                Effect(Effectiveness.MAYBE, "`push` starts it for tags only, whatever is changed") if no_file else None
            )
    what = "branch" if no_branch else "file"
    return Effect(Effectiveness.NO, f"`{trigger.event}` starts it for no {what}") if no_branch or no_file else None


def narrowed_by_filters(trigger: Trigger, branches: tuple[str, ...]) -> Iterator[Effect]:
    """Yield what keeps an event from starting a workflow for some changes to one of these branches."""
    paths = [path.value for path in trigger.paths or ()]
    if trigger.paths_ignore or (paths and _ALL.isdisjoint(paths)):
        yield Effect(Effectiveness.MAYBE, f"`{trigger.event}` only starts it for changes to some files")
    if trigger.event == "push" and (trigger.tags or trigger.tags_ignore) and not _names_branches(trigger):
        yield Effect(Effectiveness.MAYBE, "`push` only starts it for tags")
    if trigger.branches and not any(
        selects_name([branch.value for branch in trigger.branches], name) for name in branches
    ):
        yield Effect(Effectiveness.MAYBE, f"`branches` of `{trigger.event}` leaves out {' and '.join(branches)}")
    activities = {type_.value for type_ in trigger.types or ()}
    if trigger.event in _OF_CHANGES and activities and not activities.issuperset(_NEEDED):
        yield Effect(
            Effectiveness.MAYBE, f"`types` of `{trigger.event}` leaves out changes that are opened, or pushed later"
        )
    ignored = [text.value for text in trigger.branches_ignore or ()]
    if ignored and all(selects_name(ignored, name) for name in branches):
        yield Effect(Effectiveness.MAYBE, f"`branches-ignore` of `{trigger.event}` leaves out {' and '.join(branches)}")


def _names_branches(trigger: Trigger) -> bool:
    return bool(trigger.branches or trigger.branches_ignore)


def _is_shut(named: Sequence[Text] | None, ignored: Sequence[Text] | None) -> bool:
    """Return whether a filter selects nothing, or another leaves out all: each name is taken away again later."""
    taken, without = ([pattern.value for pattern in patterns or ()] for patterns in (named, ignored))
    last = max((at for at, pattern in enumerate(taken) if not pattern.startswith("!")), default=-1)
    emptied = last < 0 or any(pattern.removeprefix("!") in _ALL for pattern in taken[last + 1 :])
    whole = not _ALL.isdisjoint(without) and not any(pattern.startswith("!") for pattern in without)
    return whole or (bool(taken) and emptied)
