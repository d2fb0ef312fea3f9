"""Every `uses:` and every image of a repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Scalar, load_nodes
from dodcheck.model.location import Location
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.expressions.constancy import constant_truth
from dodcheck.workflows.expressions.values import Truth
from dodcheck.workflows.load import load_actions, load_workflows
from dodcheck.workflows.model import Action, Job, Step, Text, Unread, Workflow
from dodcheck.workflows.pins.pin import Kind, Pin
from dodcheck.workflows.pins.pinned_names import PinnedName, action_named, image_named, is_image
from dodcheck.workflows.pins.version import comment_at
from dodcheck.workflows.pins.way import Way


@dataclass(frozen=True, slots=True)
class Pins:
    """What was found: the files that were read and those not evaluated, by path, and every place in them."""

    files: tuple[str, ...]
    unread: tuple[Unread, ...]
    pins: tuple[Pin, ...]


def collect_pins(snapshot: Snapshot) -> Pins:
    """Return every place in the workflows and actions of a snapshot, those that nothing uses among them."""
    workflows = load_workflows(snapshot)
    loaded = load_actions(snapshot)
    actions = [action for action in loaded if isinstance(action, Action)]
    unread = [
        *workflows.unread,
        *(unread for unread in loaded if isinstance(unread, Unread) and not _is_none(snapshot, unread)),
    ]
    folders = _Folders(snapshot)
    pins = [pin for workflow in workflows.read for pin in _of_workflow(workflow, folders)]
    pins += [pin for action in actions for pin in _of_action(action, folders)]
    files = sorted([*(workflow.path for workflow in workflows.read), *(action.path for action in actions)])
    return Pins(tuple(files), tuple(sorted(unread, key=lambda unread: unread.path)), tuple(pins))


def _is_none(snapshot: Snapshot, unread: Unread) -> bool:
    """Return whether a file is only called like an action: without `runs`, GitHub runs nothing of it."""
    try:
        root = load_nodes(decode_data(snapshot.read(unread.path)))
    except (UnreadableError, FormatProblem):
        return False
    return not isinstance(root, Mapping) or not any(
        isinstance(key, Scalar) and key.value in ("runs", "<<") for key, _ in root.pairs
    )


class _Folders:
    """Tells whether a folder of the workspace holds an action of the repository."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, bool] = {}

    def holds_action(self, text: str) -> bool:
        if text not in self._known:
            self._known[text] = self._look(text.replace("\\", "/"))
        return self._known[text]

    def _look(self, text: str) -> bool:
        folder = "" if text in (".", "./") else normalise(text)
        if folder is None:
            return False
        paths = (f"{folder}/{name}".lstrip("/") for name in ("action.yml", "action.yaml", "Dockerfile", "dockerfile"))
        return any(self._snapshot.presence(path) is Presence.FILE for path in paths)


class _File(NamedTuple):
    """The file that a place stands in."""

    path: str
    lines: tuple[str, ...]


def _of_workflow(workflow: Workflow, folders: _Folders) -> Iterator[Pin]:
    file = _File(workflow.path, workflow.lines)
    for job in workflow.jobs:
        pins = _of_job(job, file, folders)
        yield from (replace(pin, idle=True) for pin in pins) if _never(job.condition) else pins


def _of_job(job: Job, file: _File, folders: _Folders) -> Iterator[Pin]:
    if job.uses is not None:
        yield _pin(Kind.WORKFLOW, job.uses, action_named(job.uses.value), file)
    for image in (*((job.container,) if job.container else ()), *job.services.values()):
        if image.value.strip():
            yield _pin(Kind.IMAGE, image, image_named(image.value), file)
    yield from _of_steps(job.steps, file, folders)


def _of_action(action: Action, folders: _Folders) -> Iterator[Pin]:
    file = _File(action.path, action.lines)
    image = action.image
    if image is not None:
        built = not is_image(image.value)
        folder = folder_of(action.path)
        named = PinnedName("", f"./{folder}", "", Way.DOCKERFILE) if built else image_named(image.value)
        yield _pin(Kind.IMAGE, image, named, file)
    yield from _of_steps(action.steps, file, folders)


def _of_steps(steps: Sequence[Step], file: _File, folders: _Folders) -> Iterator[Pin]:
    for step in steps:
        if step.uses is not None:
            pin = _of_use(step.uses, file, folders)
            yield replace(pin, idle=True) if _never(step.condition) else pin


def _of_use(uses: Text, file: _File, folders: _Folders) -> Pin:
    if is_image(uses.value):
        return _pin(Kind.DOCKER, uses, image_named(uses.value), file)
    named = action_named(uses.value)
    away = named.way is Way.LOCAL and not folders.holds_action(named.name)
    return _pin(Kind.ACTION, uses, named._replace(way=Way.ELSEWHERE) if away else named, file)


def _never(condition: Text | None) -> bool:
    return condition is not None and _is_never(condition.value)


@lru_cache(maxsize=4_096)
def _is_never(condition: str) -> bool:
    return constant_truth(condition) is Truth.NO


def _pin(kind: Kind, text: Text, named: PinnedName, file: _File) -> Pin:
    comment = comment_at(file.lines, text.line) if named.way in (Way.COMMIT, Way.DIGEST) else ""
    return Pin(kind, Location(file.path, text.line), text.value.strip(), named, comment)
