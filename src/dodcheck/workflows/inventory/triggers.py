"""What starts a workflow, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.inventory.crons import schedule_in_words
from dodcheck.workflows.model import Text, Trigger

_SHOWN = 4
_LONGEST = 60


def trigger_in_words(trigger: Trigger) -> tuple[str, ...]:
    """Return what an event with its filters is, in words; each schedule of `schedule` for itself."""
    match trigger.event:
        case "schedule":
            return tuple(schedule_in_words(cron.value) for cron in trigger.crons) or (
                "never: `schedule` names no time",
            )
        case "workflow_dispatch":
            return ("by hand",)
        case "workflow_call":
            return ("called",)
        case "workflow_run":
            after = f"after {_some(trigger.workflows)}" if trigger.workflows else "workflow_run"
            return (f"{after}{_filters(trigger)}",)
        case _:
            return (f"{trigger.event[:_LONGEST]}{_filters(trigger)}",)


def is_narrowed(trigger: Trigger) -> bool:
    """Return whether filters let an event start the workflow sometimes only."""
    return bool(_filters(trigger))


def _filters(trigger: Trigger) -> str:
    return "".join(_narrowed(trigger))


def _narrowed(trigger: Trigger) -> Iterator[str]:
    if trigger.branches is not None:
        yield f" to {_some(trigger.branches)}"
    if trigger.branches_ignore is not None:
        yield f" not to {_some(trigger.branches_ignore)}"
    if trigger.tags is not None:
        yield f" of tags {_some(trigger.tags)}"
    if trigger.tags_ignore is not None:
        yield f" not of tags {_some(trigger.tags_ignore)}"
    if trigger.types is not None:
        yield f" ({_some(trigger.types)})"
    if trigger.paths is not None:
        yield f" (paths {_some(trigger.paths)})"
    if trigger.paths_ignore is not None:
        yield f" (not for {_some(trigger.paths_ignore)} alone)"


def _some(texts: Sequence[Text]) -> str:
    """Return the first few texts of a list, and how many there are besides."""
    if not texts:
        return "nothing"
    shown = [text.value[:_LONGEST] for text in texts[:_SHOWN]]
    more = f" and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else ""
    return f"{', '.join(shown)}{more}"
