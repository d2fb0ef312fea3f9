"""`on:` of a workflow, in each of its three shapes."""

from __future__ import annotations

from collections.abc import Mapping as Fields

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar
from dodcheck.workflows.fields import fields, is_null, items, text, texts
from dodcheck.workflows.model import Text, Trigger

_ASKING = ("workflow_call", "workflow_dispatch")
_ALL = {"branches": "**", "tags": "**", "paths": "**"}
"""What a filter stands for that says nothing; one of what is left out leaves out nothing."""
_FILTERS = frozenset([*_ALL, *(f"{name}-ignore" for name in _ALL)])
_EMPTY = {"boolean": "false", "number": "0"}


def read_triggers(node: Node) -> tuple[Trigger, ...]:
    """Return the triggers of a workflow: one word, a list of words, or a mapping. Raises ``FormatProblem``."""
    if not isinstance(node, Mapping):
        triggers = tuple(Trigger(event.value, event.line, inputs={}) for event in texts(node, "`on`"))
    else:
        triggers = tuple(_trigger(key, value) for key, value in node.pairs)
    if not triggers:
        raise FormatProblem("`on` names no event", node.line, node.column)
    return triggers


def _trigger(key: Node, value: Node) -> Trigger:
    if not isinstance(key, Scalar):
        raise FormatProblem("a key of `on` is no word", key.line, key.column)
    event = key.value
    own = {} if event == "schedule" else fields(value, f"`{event[:40]}`")

    def told(name: str) -> tuple[Text, ...] | None:
        node = own.get(name)
        if node is None or (is_null(node) and name not in _FILTERS):
            return None
        everything = tuple(Text(pattern, node.line) for pattern in _ALL.get(name, "").split())
        return everything if is_null(node) else texts(node, f"`{name}`")

    return Trigger(
        event=event,
        line=key.line,
        branches=told("branches"),
        branches_ignore=told("branches-ignore"),
        paths=told("paths"),
        paths_ignore=told("paths-ignore"),
        tags=told("tags"),
        tags_ignore=told("tags-ignore"),
        types=told("types"),
        crons=_crons(value) if event == "schedule" else (),
        workflows=told("workflows") or (),
        inputs=_inputs(own.get("inputs")) if event in _ASKING else {},
        empty=tuple(Text(name, node.line) for name, node in own.items() if name in _FILTERS and is_null(node)),
    )


def _inputs(node: Node | None) -> Fields[str, str]:
    """Return what each input is where nobody gives it."""
    by_name: dict[str, str] = {}
    for name, value in fields(node, "`inputs`").items():
        own = fields(value, "an input")
        default, kind = own.get("default"), own.get("type")
        empty = _EMPTY.get(kind.value, "") if isinstance(kind, Scalar) else ""
        by_name[name] = default.value if isinstance(default, Scalar) else empty
    return by_name


def _crons(node: Node) -> tuple[Text, ...]:
    crons = (text(fields(item, "an item of `schedule`").get("cron"), "`cron`") for item in items(node, "`schedule`"))
    return tuple(cron for cron in crons if cron is not None)
