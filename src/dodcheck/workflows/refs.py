"""What a name of a commit stands for in a workflow: the change, what it is merged into, or something else."""

from __future__ import annotations

from enum import Enum, auto

_HEAD = (
    "pull_request.head",
    "github.head_ref",
    "github_head_ref",
    "pull/",
    "merge_commit_sha",
    "merge_group.head",
)
_BASE = ("pull_request.base", "github.base_ref", "github_base_ref", "merge_group.base", "default_branch")
_EVENT = frozenset({"", "head", "@", "${{ github.sha }}", "$github_sha", "${github_sha}", "${{ github.ref }}"})
_EVENT |= {"$github_ref", "${github_ref}", "${{ github.ref_name }}"}
_OF_THE_EVENT = ("github.sha", "github.ref }", "github_sha", "github.workflow_sha")
_MAIN = frozenset({"main", "master"})


class Ref(Enum):
    """What is meant. ``EVENT``: the commit that the event is about, checked out by default; ``FETCHED``: FETCH_HEAD."""

    HEAD = auto()
    BASE = auto()
    EVENT = auto()
    FETCHED = auto()
    OTHER = auto()


def ref_meant(text: str) -> Ref:
    """Return what a name stands for, known variables filled in."""
    own = text.strip().lower()
    plain = own.replace("${{", "${{ ").replace("  ", " ").replace(" }}", "}}").replace("}}", " }}")
    if plain in _EVENT:
        return Ref.EVENT
    if any(part in own for part in _HEAD):
        return Ref.HEAD
    branch = own.removeprefix("refs/heads/").removeprefix("refs/remotes/").removeprefix("origin/")
    if any(part in own for part in _BASE) or branch in _MAIN:
        return Ref.BASE
    if any(part in own for part in _OF_THE_EVENT):
        return Ref.EVENT
    return Ref.FETCHED if own == "fetch_head" else Ref.OTHER
