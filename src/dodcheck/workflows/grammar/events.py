"""The events that start workflows, with what narrows each of them down."""

from __future__ import annotations

from dodcheck.formats.yaml import Mapping, Scalar
from dodcheck.workflows.grammar.common import BOOL, FILLED, FILTER, ONE_OR_MORE, TEXT
from dodcheck.workflows.grammar.scalars import is_name, is_null
from dodcheck.workflows.grammar.shapes import Chosen, Either, Keys, List, Named, Shape, Words, one_of
from dodcheck.workflows.schedule import CronProblem, read_cron

_CHANGED = "assigned unassigned labeled unlabeled opened edited closed reopened locked unlocked milestoned demilestoned"
_PULL = f"{_CHANGED} synchronize converted_to_draft ready_for_review review_requested review_request_removed "
_PULL += "auto_merge_enabled auto_merge_disabled enqueued dequeued"
_TYPES = {
    "branch_protection_rule": "created edited deleted",
    "check_run": "created rerequested completed requested_action",
    "check_suite": "completed requested rerequested",
    "create": "",
    "delete": "",
    "deployment": "",
    "deployment_status": "",
    "discussion": "created edited deleted transferred pinned unpinned labeled unlabeled locked unlocked "
    "category_changed answered unanswered",
    "discussion_comment": "created edited deleted",
    "fork": "",
    "gollum": "",
    "image_version": "",
    "issue_comment": "created edited deleted",
    "issues": f"{_CHANGED} deleted transferred pinned unpinned typed untyped field_added field_removed",
    "label": "created edited deleted",
    "merge_group": "checks_requested",
    "milestone": "created closed opened edited deleted",
    "page_build": "",
    "project": "created updated closed reopened edited deleted",
    "project_card": "created moved converted edited deleted",
    "project_column": "created updated moved deleted",
    "public": "",
    "pull_request": _PULL,
    "pull_request_comment": "created edited deleted",
    "pull_request_review": "submitted edited dismissed",
    "pull_request_review_comment": "created edited deleted",
    "pull_request_target": _PULL,
    "push": "",
    "registry_package": "published updated",
    "release": "published unpublished created edited deleted prereleased released",
    "repository_dispatch": "",
    "status": "",
    "watch": "started",
    "workflow_run": "requested completed in_progress",
}
"""The activities of each event; where none are named, any is taken."""
_FILTERS = ("branches", "tags", "paths")
_EITHER = tuple((name, f"{name}-ignore") for name in _FILTERS)
_KINDS = ("string", "boolean", "number")
_EMPTY = Words(is_null, "is no mapping")
_NAMED = "is no name: only letters, digits, `-` and `_` stand in one, and a letter or `_` first"


def _event(name: str, types: str) -> Shape:
    activity = one_of(types.split()) if types else FILLED
    keys: dict[str, Shape] = dict.fromkeys([one for pair in _EITHER for one in pair], FILTER)
    if name != "push":
        keys["types"] = Either("is neither a text nor a list", activity, List(activity))
    if name in ("workflow_run", "image_version"):
        keys |= {"workflows": ONE_OR_MORE, "names": ONE_OR_MORE, "versions": ONE_OR_MORE}
    return _or_empty(Keys(f"`{name}`", keys, apart=_EITHER))


def _or_empty(shape: Shape) -> Shape:
    return Either("is no mapping", _EMPTY, mapping=shape)


def _is_cron(node: Scalar) -> bool:
    try:
        read_cron(node.value)
    except CronProblem:
        return False
    return True


_CRON = Words(_is_cron, "is no schedule of five fields")
_SCHEDULE = List(Keys("an item of `schedule`", {"cron": _CRON, "timezone": FILLED}, ("cron",)), 1)

_INPUT: dict[str, Shape] = {
    "description": TEXT,
    "deprecationMessage": TEXT,
    "required": BOOL,
    "default": TEXT,
    "type": one_of(_KINDS),
}
_CALL_INPUT = Keys("an input of `workflow_call`", _INPUT, ("type",))
_OUTPUT = Keys("an output of `workflow_call`", {"description": TEXT, "value": TEXT}, ("value",))
_SECRET = _or_empty(Keys("a secret of `workflow_call`", {"description": TEXT, "required": BOOL}))
_CALL = Keys(
    "`workflow_call`",
    {
        "inputs": Named(_CALL_INPUT, is_name, _NAMED),
        "outputs": Named(_OUTPUT, is_name, _NAMED),
        "secrets": Named(_SECRET, is_name, _NAMED),
    },
)

_FORM = {**_INPUT, "type": one_of((*_KINDS, "choice", "environment")), "options": List(TEXT, 1)}
_WRITTEN = Keys("an input of `workflow_dispatch`", _FORM)
_PICKED = Keys("an input of the type `choice`", _FORM, ("options",))


def _form(node: Mapping) -> Shape:
    picks = any(
        isinstance(key, Scalar) and key.value == "type" and isinstance(value, Scalar) and value.value == "choice"
        for key, value in node.pairs
    )
    return _PICKED if picks else _WRITTEN


_DISPATCH = Keys("`workflow_dispatch`", {"inputs": Named(Chosen(_form), is_name, _NAMED)})

_EVENTS: dict[str, Shape] = {
    **{name: _event(name, types) for name, types in _TYPES.items()},
    "schedule": _SCHEDULE,
    "workflow_call": _or_empty(_CALL),
    "workflow_dispatch": _or_empty(_DISPATCH),
}
_EVENT = Words(lambda node: node.value in _EVENTS, "names no event that GitHub knows")

ON = Either("names no event", _EVENT, List(_EVENT), Keys("`on`", _EVENTS))
"""`on:`, in each of its three shapes."""
