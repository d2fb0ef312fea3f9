"""Which files the kind `secrets` looks at, and what it can't see of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Unknown
from dodcheck.rules.reading.reach import unseen
from dodcheck.secrets.survey import Asked, Skipped, Survey, survey
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Snapshot

EVERYWHERE = ("**",)
"""Every tracked file."""

_SUBMODULE = "it is a submodule, and what stands in it is not part of this repository"


class Scope(NamedTuple):
    """Globs of files to look at, of those to leave out, and of those in which all is allowed, with the reason."""

    globs: Sequence[str] = EVERYWHERE
    exclude: Sequence[str] = ()
    allow: Sequence[tuple[str, str]] = ()


def surveyed(snapshot: Snapshot, scope: Scope) -> Survey:
    """Return what stands in the files of a scope; a submodule that it reaches into counts as skipped."""
    paths = _paths(snapshot, scope.globs)
    out = [matcher(glob) for glob in scope.exclude]
    kept = [path for path in paths if not any(leaves(path) for leaves in out)]
    told = survey(_asked(kept, scope.allow), lambda one: snapshot.read(one.path))
    told.left_out = len(paths) - len(kept)
    hidden = unseen(snapshot, scope.globs, scope.exclude)
    told.skipped += [Skipped(path, _SUBMODULE, Unknown.SUBMODULE) for path in hidden]
    return told


def _paths(snapshot: Snapshot, globs: Sequence[str]) -> Sequence[str]:
    if tuple(globs) == EVERYWHERE:
        return snapshot.files()
    return sorted({path for glob in globs for path in snapshot.glob(glob)})


def _asked(paths: Sequence[str], allow: Sequence[tuple[str, str]]) -> Iterator[Asked]:
    excuses = [(matcher(glob), reason) for glob, reason in allow]
    for path in paths:
        yield Asked(path, next((reason for excuses_it, reason in excuses if excuses_it(path)), None))
