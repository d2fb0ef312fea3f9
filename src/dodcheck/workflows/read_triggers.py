"""`on:` of a workflow, in each of its three shapes."""

from __future__ import annotations

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar
from dodcheck.workflows.fields import fields, is_null, items, text, texts
from dodcheck.workflows.model import Text, Trigger


def read_triggers(node: Node) -> tuple[Trigger, ...]:
    """Return the triggers of a workflow: one word, a list of words, or a mapping. Raises ``FormatProblem``."""
    if not isinstance(node, Mapping):
        found = tuple(Trigger(one.value, one.line) for one in texts(node, "`on`"))
    else:
        found = tuple(_trigger(key, value) for key, value in node.pairs)
    if not found:
        raise FormatProblem("`on` names no event", node.line, node.column)
    return found


def _trigger(key: Node, value: Node) -> Trigger:
    if not isinstance(key, Scalar):
        raise FormatProblem("a key of `on` is no word", key.line, key.column)
    event = key.value
    own = {} if event == "schedule" else fields(value, f"`{event[:40]}`")

    def told(name: str) -> tuple[Text, ...] | None:
        node = own.get(name)
        return None if node is None or is_null(node) else texts(node, f"`{name}`")

    return Trigger(
        event=event,
        line=key.line,
        branches=told("branches"),
        branches_ignore=told("branches-ignore"),
        paths=told("paths"),
        paths_ignore=told("paths-ignore"),
        types=told("types"),
        crons=_crons(value) if event == "schedule" else (),
        workflows=told("workflows") or (),
    )


def _crons(node: Node) -> tuple[Text, ...]:
    found = (text(fields(one, "an item of `schedule`").get("cron"), "`cron`") for one in items(node, "`schedule`"))
    return tuple(cron for cron in found if cron is not None)
