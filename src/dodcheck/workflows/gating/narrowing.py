"""Whether the events of a workflow let a change by: other events only, filters of paths, branches, activities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.model.location import Location
from dodcheck.workflows.events import QUEUE
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.model import Text, Trigger
from dodcheck.workflows.patterns import selects_name
from dodcheck.workflows.severity import Severity

_ALL = frozenset({"**", "**/*", "**/**"})
_NEEDED = ("opened", "synchronize")
_QUEUED = "checks_requested"


def not_started_finding(site: Site) -> Finding:
    """Return that no event of a change starts a workflow."""
    workflow = site.workflow
    events = ", ".join(f"`{trigger.event}`" for trigger in workflow.triggers[:6])
    return Finding(
        Pattern.NOT_ON_PULL_REQUESTS,
        Severity.HIGH,
        Location(workflow.path, workflow.triggers[0].line),
        f"this workflow starts on {events}, and not on pull requests: a change is merged before it is judged",
        "Let pull requests start it, below `on:`.",
        "pull_request:",
        f"{Pattern.NOT_ON_PULL_REQUESTS}:{workflow.path}",
    )


def narrowing_findings(site: Site, event: str, branches: Sequence[str]) -> Iterator[Finding]:
    """Yield what keeps an event from starting the workflow for some changes."""
    trigger = site.workflow.trigger(event)
    if trigger is None:
        return
    yield from _paths(site, trigger)
    yield from _branches(site, trigger, branches)
    yield from _activities(site, trigger)


def _paths(site: Site, trigger: Trigger) -> Iterator[Finding]:
    for name, filters in (("paths", trigger.paths), ("paths-ignore", trigger.paths_ignore)):
        if not filters or (name == "paths" and _is_everything(filters)):
            continue
        yield Finding(
            Pattern.PATH_FILTER,
            Severity.MEDIUM,
            Location(site.workflow.path, filters[0].line),
            f"`{name}` of `{trigger.event}` lets changes by that touch other files, and any file may be evidence",
            f"Take `{name}` away: dodcheck needs no filter to be fast.",
            f"{trigger.event}:",
            f"{Pattern.PATH_FILTER}:{site.workflow.path}:{trigger.event}:{name}",
        )


def _is_everything(filters: Sequence[Text]) -> bool:
    values = [text.value for text in filters]
    return not _ALL.isdisjoint(values) and not any(value.startswith("!") for value in values)


def _branches(site: Site, trigger: Trigger, branches: Sequence[str]) -> Iterator[Finding]:
    filters = trigger.branches or trigger.branches_ignore
    if not filters:
        return
    patterns = [text.value for text in filters]
    held = [selects_name(patterns, branch) for branch in branches]
    reached = any(held) if trigger.branches else not all(held)
    if not reached:
        name = "branches" if trigger.branches else "branches-ignore"
        yield Finding(
            Pattern.BRANCH_FILTER,
            Severity.MEDIUM,
            Location(site.workflow.path, filters[0].line),
            f"`{name}` of `{trigger.event}` leaves out {' and '.join(f'`{branch}`' for branch in branches)}",
            "Name the branch that changes are merged into. If it has another name, tell dodcheck with --branch.",
            f"branches: [{branches[0]}]",
            f"{Pattern.BRANCH_FILTER}:{site.workflow.path}:{trigger.event}",
        )


def _activities(site: Site, trigger: Trigger) -> Iterator[Finding]:
    if not trigger.types:
        return
    given = [type_.value for type_ in trigger.types]
    needed = (_QUEUED,) if trigger.event == QUEUE else _NEEDED
    missing = [name for name in needed if name not in given]
    if missing:
        late = "synchronize" in missing
        what = "commits that are pushed later are not judged" if late else "it is not judged when it begins"
        yield Finding(
            Pattern.ACTIVITY_TYPES,
            Severity.HIGH if late else Severity.MEDIUM,
            Location(site.workflow.path, trigger.types[0].line),
            f"`types` of `{trigger.event}` leaves out {' and '.join(f'`{type_}`' for type_ in missing)}: {what}",
            "Add what is missing.",
            f"types: [{', '.join(dict.fromkeys([*needed, *given]))}]",
            f"{Pattern.ACTIVITY_TYPES}:{site.workflow.path}:{trigger.event}",
        )
