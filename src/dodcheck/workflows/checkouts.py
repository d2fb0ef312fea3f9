"""What is put on disk: by the action that checks out, and by commands of git."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.workflows.model import Step
from dodcheck.workflows.refs import Ref, ref_meant
from dodcheck.workflows.variables import fill_variables

HERE = frozenset({"", ".", "./", "$PWD", "$(pwd)", "$GITHUB_WORKSPACE", "${{ github.workspace }}"})
"""The names of the folder that a job begins in."""

_MOVING = frozenset({"checkout", "switch", "merge", "reset", "pull", "worktree", "rebase", "cherry-pick", "read-tree"})
_NAMING = frozenset({"-b", "-B", "-c", "-C", "--orphan"})
_OWN = frozenset({"", "${{ github.repository }}"})


class Move(NamedTuple):
    """What is put on disk: a ref, or a repository, and where that is said."""

    ref: Ref
    text: str
    location: Location


def is_checkout(step: Step) -> bool:
    """Return whether a step uses the action that checks a repository out."""
    return step.uses is not None and step.uses.value.lower().startswith("actions/checkout@")


def folder_of(step: Step) -> str:
    """Return the folder that a step checks out into; empty where it does not say."""
    return step.given["path"].value if "path" in step.given else ""


def moves_of_checkout(step: Step, path: str, variables: Mapping[str, str]) -> Iterator[Move]:
    """Yield what a step that checks out, in a file, puts on disk: another repository, and the ref of it."""
    repository, ref = step.given.get("repository"), step.given.get("ref")
    if repository is not None and (other := fill_variables(repository.value, variables)) not in _OWN:
        yield Move(Ref.HEAD if "head" in other else Ref.OTHER, other, Location(path, repository.line))
    if ref is not None:
        text = fill_variables(ref.value, variables)
        yield Move(ref_meant(text), text, Location(path, ref.line))
    elif repository is None and step.uses is not None:
        yield Move(Ref.EVENT, "", Location(path, step.uses.line))


def checkout_arguments(words: Sequence[str]) -> list[str] | None:
    """Return what a command of git that changes the files on disk is given; single files are none of it."""
    command = next((word for word in words if not word.startswith("-")), "")
    if command not in _MOVING or "--" in words:
        return None
    pairs = zip(["", *words], words, strict=False)
    return [word for before, word in pairs if not word.startswith("-") and before not in _NAMING]
