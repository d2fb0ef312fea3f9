"""Whether files are committed, and not only in the work tree."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import some
from dodcheck.rules.commits.chosen import short_id
from dodcheck.rules.commits.elsewhere import MERGED_INTO, on_branch
from dodcheck.rules.reading.contents import fault_of
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, resolve

MAX_LOOKED_UP = 2_000
"""Of more files than this only a clean work tree tells that they are committed."""

_NAMED = 6
_PLACES = 50
_NOT_TRACKED = {
    Presence.UNTRACKED: (Outcome.FAILS, None, "is not tracked: git add and commit it"),
    Presence.IGNORED: (Outcome.UNKNOWN, Unknown.IGNORED, "is ignored by git"),
    Presence.SUBMODULE: (Outcome.UNKNOWN, Unknown.SUBMODULE, "is in a submodule"),
    Presence.OUTSIDE: (Outcome.UNKNOWN, Unknown.OUTSIDE, "is outside of the repository"),
    Presence.SYMLINK: (Outcome.FAILS, None, "is a symbolic link, and none is followed"),
}


class Named(NamedTuple):
    """Paths and globs, the branch that they should be on, and the document that names them."""

    paths: Sequence[str]
    branch: str
    named_in: str | None


def examine_committed(kind: str, snapshot: Snapshot, history: History, named: Named) -> Evidence:
    """Return whether each path, or some file that each glob matches, is part of the commit that is judged.

    An empty file, or one that does not parse, is none.
    A commit that is not on the branch yet counts as being on it: that is so when it is merged. Other branches than
    those that changes are merged into are looked at themselves.
    """
    if named.branch not in MERGED_INTO:
        return on_branch(kind, history, named.paths, named.branch)
    answers = [_Files(kind, snapshot, named.named_in).of(path) for path in named.paths]
    for wanted in (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN):
        lost = next(
            (evidence for evidence in answers if isinstance(evidence, Evidence) and evidence.outcome is wanted), None
        )
        if lost is not None:
            return lost
    files = tuple(dict.fromkeys(path for paths in answers if not isinstance(paths, Evidence) for path in paths))
    if len(files) > MAX_LOOKED_UP and snapshot.facts().dirty:
        message = f"{len(files)} files are too many to look up while the work tree has changes"
        return Evidence(kind, Outcome.UNKNOWN, message, 0, 0, "git status --short", unknown=Unknown.SKIPPED)
    looked_up = files if len(files) <= MAX_LOOKED_UP else ()
    missing = [path for path in looked_up if history.read(history.head(), path) is None]
    return _answer(kind, history.head(), files, missing, named.branch)


def _answer(kind: str, head: str, files: Sequence[str], missing: Sequence[str], branch: str) -> Evidence:
    if missing:
        message = f"{some(missing, _NAMED)} {'is' if len(missing) == 1 else 'are'} not committed yet"
    else:
        many = files[0] if len(files) == 1 else f"{len(files)} files"
        message = (
            f"{many} {'is' if len(files) == 1 else 'are'} part of {short_id(head)}, which counts as being on {branch}"
        )
    return Evidence(
        kind=kind,
        outcome=Outcome.FAILS if missing else Outcome.HOLDS,
        summary=message,
        examined=len(files),
        matched=len(files) - len(missing),
        reproduce=f"git ls-tree -r --name-only HEAD -- {' '.join(shlex.quote(file) for file in files[:_NAMED])}",
        places=tuple(Place(path) for path in (missing or files)[:_PLACES]),
    )


class _Files:
    """Finds the tracked files of a path or glob."""

    def __init__(self, kind: str, snapshot: Snapshot, named_in: str | None) -> None:
        self._kind = kind
        self._snapshot = snapshot
        self._named_in = named_in

    def of(self, path: str) -> tuple[str, ...] | Evidence:
        """Return the files that a path or glob names, or why there are none."""
        if is_glob(path):
            return self._snapshot.glob(path) or self._none(path, Outcome.FAILS, None, "matches no tracked file")
        resolution = resolve(self._snapshot, path, self._named_in) if self._named_in else None
        if resolution is not None and resolution.how in (How.AMBIGUOUS, How.MOVED):
            where = ", ".join(resolution.candidates[:_NAMED])
            return self._none(path, Outcome.UNKNOWN, Unknown.AMBIGUOUS, f"may be {where}")
        place = (resolution.path if resolution else None) or path
        presence = self._snapshot.presence(place)
        if presence is Presence.FOLDER:
            return self._snapshot.glob(f"{place.rstrip('/')}/**")
        fault = fault_of(self._snapshot, place) if presence is Presence.FILE else None
        if fault is not None:
            return self._none(path, fault.outcome, fault.unknown, fault.why)
        if presence is Presence.FILE:
            return (place,)
        return self._none(path, *_NOT_TRACKED.get(presence, (Outcome.FAILS, None, "is missing")))

    def _none(self, path: str, outcome: Outcome, unknown: Unknown | None, summary: str) -> Evidence:
        reproduce = f"git ls-files -s -- {shlex.quote(path)}"
        return Evidence(
            self._kind, outcome, f"{path} {summary}", 1, 0, reproduce, unknown=unknown, places=(Place(path),)
        )
