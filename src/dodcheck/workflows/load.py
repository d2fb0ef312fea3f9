"""Workflows and actions of a repository, read through a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.model import Action, Unread, Workflow, Workflows
from dodcheck.workflows.read import read_action, read_workflow

FOLDER = ".github/workflows"
"""Where workflows stand; folders below it are not looked at, by GitHub either."""

MAX_BYTES = 2 * 1024 * 1024
"""A larger file of a workflow is not evaluated; GitHub takes far less."""

_KEPT = 512
"""So many files are not read again while they stay as they are: several rules look at all of them."""

_Read = TypeVar("_Read")


def load_workflows(snapshot: Snapshot) -> Workflows:
    """Return every workflow of the repository, by path."""
    return load(snapshot, workflow_paths(snapshot))


def workflow_paths(snapshot: Snapshot) -> list[str]:
    """Return the paths of the files that are meant to be workflows, sorted."""
    return sorted((*snapshot.glob(f"{FOLDER}/*.yml"), *snapshot.glob(f"{FOLDER}/*.yaml")))


def load(snapshot: Snapshot, paths: Iterable[str]) -> Workflows:
    """Return the workflows of some files, and those files that can't be read as such."""
    loaded = [_load(snapshot, path, _workflow) for path in paths]
    read = [workflow for workflow in loaded if isinstance(workflow, Workflow)]
    return Workflows(read, [unread for unread in loaded if isinstance(unread, Unread)])


def load_action(snapshot: Snapshot, folder: str) -> Action | Unread | None:
    """Return the action of a folder of the repository (empty: its root), ``None`` where there is none."""
    names = (f"{folder}/action.yml".lstrip("/"), f"{folder}/action.yaml".lstrip("/"))
    path = next((name for name in names if snapshot.presence(name) is Presence.FILE), None)
    return None if path is None else _load(snapshot, path, _action)


def load_actions(snapshot: Snapshot) -> list[Action | Unread]:
    """Return every action of the repository by path, those that nothing uses among them."""
    paths = sorted((*snapshot.glob("**/action.yml"), *snapshot.glob("**/action.yaml")))
    return [_load(snapshot, path, _action) for path in paths]


def _workflow_in(path: str, data: bytes) -> Workflow:
    return replace(read_workflow(path, decode_data(data)), data=data)


def _action_in(path: str, data: bytes) -> Action:
    return replace(read_action(path, decode_data(data)), data=data)


_workflow = lru_cache(maxsize=_KEPT)(_workflow_in)
_action = lru_cache(maxsize=_KEPT)(_action_in)


def _load(snapshot: Snapshot, path: str, read: Callable[[str, bytes], _Read]) -> _Read | Unread:
    try:
        data = snapshot.read(path)
        if len(data) > MAX_BYTES:
            return Unread(path, None, f"it has more than {MAX_BYTES // 1024 // 1024} MB")
        return read(path, data)
    except UnreadableError as problem:
        return Unread(path, None, problem.message, damaged=problem.unknown is None)
    except UnreadProblem as problem:
        return Unread(path, problem.line, str(problem))
    except FormatProblem as problem:
        return Unread(path, problem.line, f"it does not fit the syntax of workflows: {problem}")
