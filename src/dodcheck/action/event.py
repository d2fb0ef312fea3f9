"""What started the workflow: the commit that a change is for, and the one that is judged without a checkout."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dodcheck.errors import user_error

TARGET = "pull_request_target"
"""The event whose workflow has the rights of the base: nothing of the change may be on disk there."""

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Event(NamedTuple):
    """An event: ``base`` is empty where it tells none.

    ``head`` and ``number`` are the commit to judge as git objects and its pull request, where that has to be fetched.
    """

    base: str = ""
    head: str = ""
    number: int = 0


def read_event(environment: Mapping[str, str]) -> Event:
    """Return the event that the runner's variables tell of. Raises ``UserError`` where its file can't be read."""
    path = environment.get("GITHUB_EVENT_PATH", "")
    if not path:
        return Event()
    try:
        told = json.loads(Path(path).read_bytes())
    except (OSError, ValueError) as problem:
        raise user_error(f"GITHUB_EVENT_PATH: {path} can't be read: {problem}") from problem
    return event(environment.get("GITHUB_EVENT_NAME", ""), told)


def event(name: str, told: object) -> Event:
    """Return what counts of an event: commits and a number, each of its own form or not taken at all."""
    base = _commit(told, "pull_request", "base", "sha")
    if name == TARGET:
        head, number = _commit(told, "pull_request", "head", "sha"), _at(told, "pull_request", "number")
        if not head or not isinstance(number, int) or number < 1:
            raise user_error("the event names no pull request, so nothing can be judged")
        return Event(base, head, number)
    return Event(base or _commit(told, "merge_group", "base_sha") or _before(told))


def _before(told: object) -> str:
    """Return the commit that a branch was at before a push, none where the branch is new."""
    commit = _commit(told, "before")
    return commit if commit.strip("0") else ""


def _commit(told: object, *keys: str) -> str:
    value = _at(told, *keys)
    return value if isinstance(value, str) and _COMMIT.fullmatch(value) else ""


def _at(told: object, *keys: str) -> object:
    for key in keys:
        told = told.get(key) if isinstance(told, Mapping) else None
    return told
