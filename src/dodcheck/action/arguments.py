"""The one call of dodcheck that inputs and event come to."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.action.event import Event
from dodcheck.action.inputs import Inputs
from dodcheck.errors import user_error


def arguments(inputs: Inputs, event: Event) -> list[str]:
    """Return the words after `dodcheck`; every value is joined to its option, so that none is taken for another.

    Raises ``UserError`` where a change is to be judged and nothing says what it is for.
    """
    base = inputs.base or (event.base if inputs.scope == ("pr",) else "")
    if inputs.scope == ("pr",) and not base:
        said = "scope: `pr` compares with what a change is for, and this event names no such commit"
        raise user_error(said, "Give it as `base`, or judge the documents as they are: scope: claims")
    command, *operands = inputs.scope
    return [command, *_options(inputs, base, event.head), *(["--", *operands] if operands else [])]


def _options(inputs: Inputs, base: str, head: str) -> Iterator[str]:
    named = (("repo", inputs.repo), ("base", base), ("at", head))
    yield from (f"--{name}={value}" for name, value in named if value)
    yield from (f"--evidence={pair}" for pair in inputs.evidence)
    yield from (f"--{name}" for name in inputs.switches)
    yield from (f"--report={pair}" for pair in inputs.reports)
