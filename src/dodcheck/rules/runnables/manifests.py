"""The files that may define what a command starts: those of its folder and of its document, and all others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.snapshot.paths import folder_of, name_of, parents_of
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

MAX_FILES = 300
"""So many files of one name are looked at."""

_FETCHED = re.compile(r"(?:^|/)(?:node_modules|bower_components|jspm_packages)/")
_HIDING = {
    Presence.IGNORED: Unknown.IGNORED,
    Presence.UNTRACKED: Unknown.AMBIGUOUS,
    Presence.SYMLINK: Unknown.SKIPPED,
    Presence.SUBMODULE: Unknown.SUBMODULE,
}


class Manifests(NamedTuple):
    """Paths of files: ``here`` those that the command means, ``elsewhere`` all others of such a name.

    ``hidden`` is why there may be one that is not seen, ``None`` where all of them are.
    """

    here: tuple[str, ...]
    elsewhere: tuple[str, ...]
    hidden: Unknown | None


def manifests(snapshot: Snapshot, names: Sequence[str], folder: str, named_in: str | None) -> Manifests:
    """Return the files of these names; of a folder the first name counts that is there."""
    every = [path for name in names for path in snapshot.files_named(name) if name_of(path) in names]
    kept = [path for path in every if not _FETCHED.search(path)]
    own = [folder, *(parents_of(named_in)[::-1] if named_in and not folder else ())]
    here = [path for one in own for path in _in_folder(kept, names, one)[:1]]
    elsewhere = tuple(path for path in dict.fromkeys(kept) if path not in here)
    hidden = _hidden(snapshot, names, folder)
    if len(elsewhere) > MAX_FILES:
        hidden = hidden or Unknown.SKIPPED
    return Manifests(tuple(dict.fromkeys(here)), elsewhere[:MAX_FILES], hidden)


def _in_folder(paths: Sequence[str], names: Sequence[str], folder: str) -> list[str]:
    return [path for name in names for path in paths if name_of(path) == name and folder_of(path) == folder]


def _hidden(snapshot: Snapshot, names: Sequence[str], folder: str) -> Unknown | None:
    if snapshot.submodules():
        return Unknown.SUBMODULE
    stands = (snapshot.presence(f"{folder}/{name}".removeprefix("/")) for name in names)
    return next((_HIDING[presence] for presence in stands if presence in _HIDING), None)


def unread(problem: UnreadableError) -> Finding:
    """Return that a file can't be read: an error, unless there is a reason for it."""
    outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
    return Finding(outcome, str(problem), (Place(problem.path),), examined=1, unknown=problem.unknown, skipped=1)
