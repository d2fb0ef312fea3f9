"""Which workflows a rule looks at: those that globs name, and the ones of the repository that they call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.snapshot.globs import matcher
from dodcheck.workflows.audit.repository import Repository
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.load import FOLDER
from dodcheck.workflows.model import Unread

ALL = (f"{FOLDER}/*.yml", f"{FOLDER}/*.yaml")
"""The globs of every workflow."""


class Scope(NamedTuple):
    """The workflows that are looked at, and what of it can't be seen: files, and workflows of other repositories."""

    subjects: tuple[Subject, ...]
    unread: tuple[Unread, ...]
    outside: tuple[str, ...]

    @property
    def paths(self) -> frozenset[str]:
        """The files of the workflows."""
        return frozenset(subject.workflow.path for subject in self.subjects)


def scope_of(repository: Repository, globs: Sequence[str]) -> Scope:
    """Return the workflows that some of the globs name, with those that they call, and so on.

    A file that is not evaluated counts where a glob names it; an action that is not always does.
    """
    named = [matcher(glob) for glob in globs]
    by_path = {subject.workflow.path: subject for subject in repository.subjects}
    todo = [path for path in by_path if any(fits(path) for fits in named)]
    found: dict[str, Subject] = {}
    outside: dict[str, None] = {}
    while todo:
        path = todo.pop()
        if path in found:
            continue
        found[path] = by_path[path]
        used = [job.job.uses.value for job in found[path].jobs if job.job.uses is not None]
        local = [name.removeprefix("./") for name in used if name.startswith("./")]
        todo += [name for name in local if name in by_path]
        outside |= dict.fromkeys(name for name in used if not name.startswith("./"))
    called = {name for subject in found.values() for name in _called(subject)}
    unread = (
        unread
        for unread in repository.unread
        if not unread.path.startswith(f"{FOLDER}/") or unread.path in called or any(fits(unread.path) for fits in named)
    )
    ordered = tuple(subject for subject in repository.subjects if subject.workflow.path in found)
    return Scope(ordered, tuple(unread), tuple(sorted(outside)))


def _called(subject: Subject) -> set[str]:
    uses = (job.job.uses.value for job in subject.jobs if job.job.uses is not None)
    return {name.removeprefix("./") for name in uses if name.startswith("./")}
