"""Points about workflows: permissions, versions beside commits, images."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dodcheck.model.evidence import Evidence, Place
from dodcheck.rules.scorecard.evidence import ExaminedThings, no_workflow_wrong, none_wrong, not_evaluated
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.load import load_workflows
from dodcheck.workflows.model import Workflow
from dodcheck.workflows.pins.collect import collect_pins
from dodcheck.workflows.pins.pin import Kind, Pin, State
from dodcheck.workflows.pins.version import VersionComment
from dodcheck.workflows.pins.way import Way

_PERMISSIONS = "git grep -n -E '^ *permissions:|write-all' -- .github/workflows"
_USES = "git grep -n -E '(uses|image|container):' -- .github/workflows ':(glob)**/action.y*ml'"
_Wrong = Callable[[Workflow], Iterator[tuple[Place, str]]]


def permissions_told(snapshot: Snapshot) -> Evidence:
    """Return whether each workflow has permissions at its top."""
    return _each(snapshot, _untold, "each says its permissions at the top")


def no_write_all(snapshot: Snapshot) -> Evidence:
    """Return whether no workflow and no job has ``write-all``."""
    return _each(snapshot, _all_written, "none has write-all")


def read_by_default(snapshot: Snapshot) -> Evidence:
    """Return whether no workflow may write at its top; one that says nothing has what the settings give."""
    return _each(snapshot, _writing, "none may write at the top")


def versions_told(snapshot: Snapshot) -> Evidence:
    """Return whether a version stands beside each commit that something is pinned to."""
    return _pins(
        snapshot,
        [Kind.ACTION, Kind.WORKFLOW],
        lambda pin: pin.way is Way.COMMIT,
        lambda pin: pin.comment_kind not in (VersionComment.NOTHING, VersionComment.OTHER),
        ("pinned commit", "a version is told beside each", "has no version in a comment"),
    )


def images_pinned(snapshot: Snapshot) -> Evidence:
    """Return whether each image of containers, services and Docker actions is pinned."""
    return _pins(
        snapshot,
        [Kind.IMAGE, Kind.DOCKER],
        lambda pin: pin.state() is not State.FREE,
        lambda pin: pin.state() is State.PINNED,
        ("image", "each is pinned", "is not pinned"),
    )


def _each(snapshot: Snapshot, wrong: _Wrong, good: str) -> Evidence:
    """Return what is wrong in any workflow; one that is not evaluated leaves open that nothing is."""
    workflows = load_workflows(snapshot)
    bad = [remark for workflow in workflows.read for remark in wrong(workflow)]
    open_ = not_evaluated(workflows.unread, _PERMISSIONS, decided=bool(bad))
    return open_ or no_workflow_wrong(workflows.read, good, bad, _PERMISSIONS)


def _untold(workflow: Workflow) -> Iterator[tuple[Place, str]]:
    if workflow.permissions is None:
        yield Place(workflow.path), "says nothing of permissions at the top"


def _all_written(workflow: Workflow) -> Iterator[tuple[Place, str]]:
    if _may_write_all(workflow.permissions):
        yield Place(workflow.path), "has write-all at the top"
    for job in workflow.jobs:
        if _may_write_all(job.permissions):
            yield Place(workflow.path, job.line), "has write-all"


def _may_write_all(permissions: Mapping[str, str] | None) -> bool:
    return permissions is not None and permissions.get("*") == "write-all"


def _writing(workflow: Workflow) -> Iterator[tuple[Place, str]]:
    if workflow.permissions is None:
        yield Place(workflow.path), "says nothing of permissions at the top"
        return
    written = sorted(name for name, value in workflow.permissions.items() if value.startswith("write"))
    if written:
        yield Place(workflow.path), f"may write {', '.join('all' if one == '*' else one for one in written)} at the top"


def _pins(
    snapshot: Snapshot,
    kinds: Iterable[Kind],
    counts: Callable[[Pin], bool],
    good: Callable[[Pin], bool],
    words: tuple[str, str, str],
) -> Evidence:
    pins = collect_pins(snapshot)
    noun, fine, wrong = words
    wanted = [pin for pin in pins.pins if pin.kind in kinds and counts(pin)]
    bad = [(Place(pin.location.path, pin.location.line), f"{pin.text} {wrong}") for pin in wanted if not good(pin)]
    open_ = not_evaluated(pins.unread, _USES, decided=bool(bad))
    if open_ is not None:
        return open_
    places = tuple(dict.fromkeys(Place(pin.location.path, pin.location.line) for pin in wanted))
    return none_wrong(ExaminedThings(noun, len(wanted), places, _USES), fine, bad)
