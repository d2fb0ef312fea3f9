"""What is known in each situation in which a job or a step may run, for its condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from dodcheck.workflows.audit.starts import CALLED, Start
from dodcheck.workflows.events import PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.expressions.evaluate import Known
from dodcheck.workflows.model import Job, Text, Trigger, Workflow
from dodcheck.workflows.situation import MAX_LEGS, Situation, leg_situations

_WILD = frozenset("*?+[]!\\")
_DEFAULT_TYPES = ("opened", "synchronize", "reopened")
_NONE_OF_A_PUSH = (
    "draft",
    "merged",
    "number",
    "title",
    "user.login",
    "head.ref",
    "head.sha",
    "base.ref",
    "head.repo.fork",
    "head.repo.full_name",
)
_MOST = 512
OPENED: Situation = {"always()": True}
"""What holds always."""


def occasions(start: Start, workflow: Workflow, asked: str) -> Iterator[Situation]:
    """Yield what is known when an event leads to a workflow, as far as a condition asks for it."""
    event = start.event
    known: dict[str, Known] = {**OPENED, "github.event_name": event, **_inputs(start, workflow)}
    lower = asked.lower()
    branches: list[dict[str, Known]] = [
        {"github.base_ref": branch, "github.event.pull_request.base.ref": branch} for branch in _branches(start.trigger)
    ]
    choices: list[list[dict[str, Known]]] = []
    match event:
        case "pull_request":
            known |= {"github.ref": "refs/pull/1/merge", "github.ref_name": "1/merge", "github.ref_type": "branch"}
            choices = [branches, _actions(start.trigger)]
        case "pull_request_target":
            choices = [branches, _actions(start.trigger)]
        case "push":
            known |= _no_pull_request()
            choices = [_pushed(start.trigger)]
        case "schedule":
            known |= _no_pull_request()
            choices = [[{"github.event.schedule": cron.value} for cron in start.trigger.crons]]
        case _:
            known |= _no_pull_request() if event == "merge_group" else {}
            choices = [_actions(start.trigger)] if event not in (PULL_REQUEST, TARGET, QUEUE) else []
    asked_for = [choice for choice in choices if choice and any(name in lower for one in choice for name in one)]
    for number, parts in enumerate(product(*asked_for)):
        if number == _MOST:
            return
        yield {**known, **{name: value for part in parts for name, value in part.items()}}


def legs_of(job: Job) -> tuple[Situation, ...]:
    """Return what is known of the matrix in each leg of a job; nothing where there are too many, or expressions."""
    found = tuple(leg_situations(job))
    if len(found) >= MAX_LEGS:
        return ({},)
    return tuple({name: value for name, value in one.items() if "${{" not in str(value)} for one in found)


def known_variables(*environments: Mapping[str, Text]) -> Situation:
    """Return what is known of variables whose values stand in the file."""
    by_key: dict[str, Known] = {}
    for name, text in ((name, text) for environment in environments for name, text in environment.items()):
        for key in (f"env.{name}", f"env.{name.lower()}"):
            if "${{" in text.value:
                by_key.pop(key, None)
            else:
                by_key[key] = text.value
    return by_key


def _no_pull_request() -> Situation:
    empty: dict[str, Known] = {"github.head_ref": "", "github.base_ref": ""}
    return empty | {f"github.event.pull_request.{name}": None for name in _NONE_OF_A_PUSH}


def _branches(trigger: Trigger) -> list[str]:
    """Return the branches that a trigger names, none where it leaves them open."""
    named = [branch.value for branch in trigger.branches or ()]
    return named if named and not any(_WILD & set(name) for name in named) else []


def _pushed(trigger: Trigger) -> list[dict[str, Known]]:
    if trigger.tags is not None and trigger.branches is None:
        return [{"github.ref_type": "tag"}]
    if trigger.tags is not None:
        return []
    return [
        {"github.ref": f"refs/heads/{name}", "github.ref_name": name, "github.ref_type": "branch"}
        for name in _branches(trigger)
    ]


def _actions(trigger: Trigger) -> list[dict[str, Known]]:
    named = [type_.value for type_ in trigger.types or ()]
    if not named and trigger.event in (PULL_REQUEST, TARGET):
        named = list(_DEFAULT_TYPES)
    return [{"github.event.action": name} for name in named]


def _inputs(start: Start, workflow: Workflow) -> Situation:
    """Return the inputs of a reusable workflow: those that its caller gives as they stand, else the defaults."""
    called = workflow.trigger(CALLED) if start.calls else None
    if called is None:
        return {}
    given = start.calls[-1].job.given
    found: dict[str, Known] = {}
    for name, default in called.inputs.items():
        value = given[name].value if name in given else default
        if "${{" not in value:
            found[f"inputs.{name.lower()}"] = _plain(value)
    return found


def _plain(value: str) -> Known:
    return {"true": True, "false": False}.get(value, value)
