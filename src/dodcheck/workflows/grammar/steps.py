"""What stands in a step, of a job or of a composite action."""

from __future__ import annotations

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping
from dodcheck.workflows.grammar.common import AMOUNT, BOOL, FILLED, ONE_OR_MORE, STEP_ID, TEXT, TEXTS, TRUTH
from dodcheck.workflows.grammar.scalars import is_bool, is_null
from dodcheck.workflows.grammar.shapes import Chosen, Keys, List, Shape, Words, keys_of

_NAMED: dict[str, Shape] = {"id": STEP_ID, "name": TEXT, "continue-on-error": TRUTH}
_INNER: dict[str, Shape] = {**_NAMED, "if": TEXT, "env": TEXTS}
_OUTER: dict[str, Shape] = {**_INNER, "timeout-minutes": AMOUNT, "background": BOOL}
_RUNS: dict[str, Shape] = {"run": TEXT, "shell": FILLED, "working-directory": TEXT}
_USES: dict[str, Shape] = {"uses": FILLED, "with": TEXTS}
_RUN, _USE = "a step that runs commands", "a step that uses an action"
_ALL = Words(lambda node: is_null(node) or is_bool(node), "is neither true nor false")

_OF_JOB = {"run": Keys(_RUN, {**_OUTER, **_RUNS}), "uses": Keys(_USE, {**_OUTER, **_USES})}
_OF_ACTION = {"run": Keys(_RUN, {**_INNER, **_RUNS}, ("shell",)), "uses": Keys(_USE, {**_INNER, **_USES})}


def _step(node: Mapping) -> Shape:
    return _by_key(node, _OF_JOB)


_OF_JOB |= {
    "wait": Keys("a step that waits", {**_NAMED, "wait": ONE_OR_MORE}),
    "wait-all": Keys("a step that waits", {**_NAMED, "wait-all": _ALL}),
    "cancel": Keys("a step that cancels another", {**_NAMED, "cancel": FILLED}),
    "parallel": Keys("steps side by side", {**_OUTER, "parallel": List(Chosen(_step), 1)}),
}


def _inner_step(node: Mapping) -> Shape:
    return _by_key(node, _OF_ACTION)


def _by_key(node: Mapping, shapes: dict[str, Keys]) -> Shape:
    keys = keys_of(node)
    for key, shape in shapes.items():
        if key in keys:
            return shape
    raise FormatProblem("a step neither runs nor uses anything", node.line, node.column)


STEPS = List(Chosen(_step), 1)
"""`steps:` of a job."""
INNER_STEPS = List(Chosen(_inner_step))
"""`steps:` of a composite action."""
