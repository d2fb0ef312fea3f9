"""Files with one or two places changed: a key renamed, taken away or added, a value replaced."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

_VALUES: tuple[Any, ...] = (
    *(None, "", "x", "read", "true", 3, 1.5, True, [], {}, ["x"], [None], [[]], {"x": 1}, [{"x": "y"}]),
    *(
        "${{ x }}",
        "a ${{ x }}",
        "./.github/workflows/x.yml",
        "a/b/c.yml@v1",
        "always()",
        ["push"],
        "push",
        {"types": "x"},
    ),
)
_KEYS = (
    *(
        "name",
        "on",
        "jobs",
        "runs-on",
        "uses",
        "run",
        "with",
        "env",
        "if",
        "steps",
        "needs",
        "strategy",
        "matrix",
        "id",
    ),
    *("container", "services", "image", "ports", "permissions", "contents", "defaults", "shell", "working-directory"),
    *("concurrency", "group", "cancel-in-progress", "environment", "outputs", "continue-on-error", "timeout-minutes"),
    *("branches", "branches-ignore", "paths", "paths-ignore", "tags", "types", "schedule", "cron", "workflow_call"),
    *("inputs", "secrets", "required", "default", "type", "options", "push", "pull_request", "workflow_dispatch"),
    *("include", "exclude", "fail-fast", "max-parallel", "run-name", "snapshot", "parallel", "wait", "wait-all"),
    *("cancel", "background", "using", "main", "args", "value", "description", "credentials", "x", "1x", "__x", "<"),
)


def mutant(data: Any, rng: Random) -> Any:  # noqa: ANN401 - any YAML
    """Return a copy of a file in which one or two things are another way."""
    found = copy.deepcopy(data)
    for _ in range(rng.choice((1, 1, 2))):
        _change(found, rng)
    return found


def _change(data: Any, rng: Random) -> None:  # noqa: ANN401 - any YAML
    holder = rng.choice(list(_holders(data)))
    if isinstance(holder, list):
        at = rng.randrange(len(holder) + 1)
        holder[at : at + rng.randint(0, 1)] = [_value(data, rng)]
        return
    kind = rng.choice(("rename", "drop", "add", "replace", "replace"))
    if kind == "add" or not holder:
        holder[rng.choice(_KEYS)] = _value(data, rng)
        return
    key = rng.choice(list(holder))
    if kind == "replace":
        holder[key] = _value(data, rng)
    else:
        value = holder.pop(key)
        if kind == "rename":
            holder[rng.choice((f"{key}s", str(key).upper(), rng.choice(_KEYS)))] = value


def _value(data: Any, rng: Random) -> Any:  # noqa: ANN401 - any YAML
    return copy.deepcopy(rng.choice((rng.choice(_VALUES), rng.choice(_VALUES), rng.choice(list(_holders(data))))))


def _holders(node: Any) -> Iterator[Any]:  # noqa: ANN401 - any YAML
    if isinstance(node, dict | list):
        yield node
        for one in node.values() if isinstance(node, dict) else node:
            yield from _holders(one)
