"""For which runs and legs a `continue-on-error` holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping as Fields
from dodcheck.formats.yaml import Node, Scalar, load_nodes
from dodcheck.workflows.audit.legs import known_legs
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.expressions.evaluate import Known, Truth, evaluate_setting
from dodcheck.workflows.expressions.values import Unknown
from dodcheck.workflows.legs import Leg
from dodcheck.workflows.model import Job, Text

_BEFORE = ("pull_request", "pull_request_target", "merge_group")
_CHANGES = frozenset({"push", *_BEFORE, "workflow_call"})
_EVENT = "github.event_name"
_CALLERS = 50
_NAMED = re.compile(r"\b(matrix|inputs)\.([A-Za-z_][\w-]{0,80})")
_TRUTHS: Mapping[str, Known] = {"true": True, "false": False, "": None, "null": None}


class Tolerance(NamedTuple):
    """Whether a `continue-on-error` holds when a change is checked.

    ``legs`` are those it holds for, where it does not hold for all. ``elsewhere``: only other events are meant, those
    of pushes with them where changes are checked before the merge.
    """

    truth: Truth
    legs: tuple[str, ...] = ()
    elsewhere: bool = False


def tolerance(subject: Subject, job: Job, told: Text) -> Tolerance:
    """Return for which runs and legs of a job what it is told holds."""
    text = told.value
    known = known_legs(job.matrix) if "matrix." in text else None
    given = _inputs(subject, text)
    events = [start.event for start in subject.whole.starts.get(subject.workflow.path, ())]
    events = events or [trigger.event for trigger in subject.workflow.triggers]
    before = [event for event in events if event in _BEFORE] if _EVENT in text else []
    changes = before or [event for event in events if event in _CHANGES] or events
    each: Sequence[Leg | None] = known or (None,)
    truths = [
        _worst(evaluate_setting(text, context) for context in _contexts(text, leg, given, changes)) for leg in each
    ]
    whole = _worst(truths)
    if whole is Truth.NO:
        rest = _worst(
            evaluate_setting(text, context) for leg in each for context in _contexts(text, leg, given, events)
        )
        return Tolerance(rest, elsewhere=True)
    tolerant = [leg for leg, truth in zip(each, truths, strict=True) if leg is not None and truth is Truth.YES]
    if whole is Truth.YES and tolerant and len(tolerant) < len(each):
        return Tolerance(Truth.YES, tuple(_shown(leg, text) for leg in tolerant))
    return Tolerance(whole)


def _worst(truths: Iterator[Truth] | Sequence[Truth]) -> Truth:
    known = set(truths)
    if Truth.YES in known:
        return Truth.YES
    return Truth.UNSURE if Truth.UNSURE in known else Truth.NO


def _contexts(
    text: str, leg: Leg | None, given: Sequence[Mapping[str, Known]], events: Sequence[str]
) -> Iterator[Mapping[str, Known]]:
    """Yield what is known where the text is evaluated, for each event and each way in which inputs are given."""
    own: dict[str, Known] = {}
    if leg is not None:
        asked = {match[0].lower(): leg.get(match[2]) for match in _NAMED.finditer(text) if match[1] == "matrix"}
        by_name = {name: None if cell is None else cell.value for name, cell in asked.items()}
        own = {name: value for name, value in by_name.items() if not isinstance(value, Unknown)}
    for event in events if _EVENT in text else events[:1]:
        for one in given or ({},):
            yield {_EVENT: event, **own, **one}


def _value(text: str) -> Known:
    return _TRUTHS.get(text.strip().lower(), text)


def _shown(leg: Leg, text: str) -> str:
    asked = {match[2] for match in _NAMED.finditer(text)}
    return ", ".join(f"{name} {cell.text}" for name, cell in leg.items() if name not in asked) or "one"


def _inputs(subject: Subject, text: str) -> Sequence[Mapping[str, Known]]:
    """Return the values of the inputs that a text names, once for each job that calls the workflow, and by default."""
    names = {match[2] for match in _NAMED.finditer(text) if match[1] == "inputs"}
    if not names:
        return ()
    default = {name: value for name in names if (value := _default(subject, name)) is not None}
    found: list[Mapping[str, Known]] = [{f"inputs.{name.lower()}": _value(text) for name, text in default.items()}]
    for caller in subject.called_by[:_CALLERS]:
        own = {name: caller.job.given[name].value for name in names if name in caller.job.given}
        plain = {name: value for name, value in {**default, **own}.items() if "${{" not in value}
        found.append({f"inputs.{name.lower()}": _value(value) for name, value in plain.items()})
    return found


def _default(subject: Subject, name: str) -> str | None:
    """Return the default of an input of the workflow, empty where it has none; ``None`` where it can't be told."""
    node = _nodes(subject.workflow.source)
    path = [("on", "true"), ("workflow_call", "workflow_dispatch"), ("inputs",), (name,)]
    for keys in path:
        node = _child(node, keys)
    if not isinstance(node, Fields):
        return None
    value = _child(node, ("default",))
    return value.value if isinstance(value, Scalar) else ""


@lru_cache(maxsize=2)
def _nodes(text: str) -> Node | None:
    """Return the nodes of a workflow; kept, because many jobs ask for its inputs."""
    try:
        return load_nodes(text)
    except FormatProblem:
        return None


def _child(node: Node | None, names: Sequence[str]) -> Node | None:
    pairs = node.pairs if isinstance(node, Fields) else ()
    return next((value for key, value in pairs if isinstance(key, Scalar) and key.value in names), None)
