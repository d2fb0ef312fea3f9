"""Whether the versions that manifests ask for are locked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.finding import Finding
from dodcheck.rules.locking.asked import Ask, Asked, asked, names_in, spelt
from dodcheck.rules.locking.images import loose_installs
from dodcheck.rules.locking.manifests import LOCKS, REQUIREMENTS, Manifest, needs_some, sort_of
from dodcheck.rules.reading.over_files import judged_over
from dodcheck.snapshot.paths import folder_of, name_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError, bytes_of

if TYPE_CHECKING:
    from dodcheck.rules.locked import LockedRule

_MOST_BYTES = 1_000_000
_LOCK_LIKE = re.compile(r"lock|(?:requirements|constraints)[\w.-]*\.txt$|^npm-shrinkwrap", re.IGNORECASE)
_EVERYWHERE = ("**",)
_READ_ONE_BY_ONE = frozenset({"package.json", "pyproject.toml", "Cargo.toml", REQUIREMENTS})
_Fault = tuple[str, Place]
"""What is said of a manifest, and where."""


@dataclass(slots=True)
class _Seen:
    """The manifests that ask for something, those that are not locked, and those of which that is open."""

    paths: list[str] = field(default_factory=list)
    bad: list[_Fault] = field(default_factory=list)
    open: list[_Fault] = field(default_factory=list)
    skipped: int = 0


def examined(rule: LockedRule, snapshot: Snapshot) -> Evidence:
    """Return whether each manifest is locked."""

    def judge(globs: Sequence[str]) -> Finding:
        seen = _Seen()
        for path in sorted({path for glob in globs for path in snapshot.glob(glob)}):
            sort = sort_of(path)
            if sort == "":
                seen.open.append((f"{path} is not read", Place(path)))
            elif sort is not None:
                _look(snapshot, path, sort, seen)
        if tuple(globs) == _EVERYWHERE:
            loose = loose_installs(snapshot)
            seen.open += [(f"{one.path}:{one.line} installs {one.words}", Place(one.path, one.line)) for one in loose]
        return _judged(rule, seen)

    return judged_over(rule, snapshot, judge)


def _look(snapshot: Snapshot, path: str, sort: str, seen: _Seen) -> None:
    try:
        data = snapshot.read(path)
    except UnreadableError as problem:
        if problem.unknown is None:
            raise
        seen.skipped += 1
        seen.open.append((str(problem), Place(path)))
        return
    if len(data) > _MOST_BYTES:
        seen.skipped += 1
        seen.open.append((f"{path} is too large to be read", Place(path)))
        return
    manifest = Manifest(path, sort, data.decode("utf-8", "replace"))
    if sort in _READ_ONE_BY_ONE:
        _by_requirements(snapshot, manifest, seen)
    elif needs_some(manifest):
        seen.paths.append(path)
        if not _lock_of(snapshot, manifest):
            seen.open.append((f"{path} has no lock file", Place(path)))


def _by_requirements(snapshot: Snapshot, manifest: Manifest, seen: _Seen) -> None:
    path = manifest.path
    try:
        told = list(asked(manifest))
    except FormatProblem as problem:
        seen.paths.append(path)
        seen.open.append((f"{path} does not parse: {problem}", Place(path)))
        return
    if not told:
        return
    seen.paths.append(path)
    lock = _lock_of(snapshot, manifest) if manifest.sort != REQUIREMENTS else None
    if lock:
        held = names_in(spelt(snapshot.read(lock).decode("utf-8", "replace")))
        lacking = next((one for one in told if one.how is not Ask.OTHER and one.name not in held), None)
        if lacking:
            seen.open.append((f"{lock} does not name {lacking.words} of {path}", Place(lock)))
        return
    seen_range = next((one for one in told if one.how is Ask.RANGE), None)
    if seen_range is None:
        other = next((one for one in told if one.how is Ask.OTHER), None)
        if other:
            seen.open.append((f"{path} asks for {other.words}", Place(path, other.line)))
        elif manifest.sort != REQUIREMENTS:
            seen.open.append((f"{path} has no lock file, and asks for one version of each", Place(path)))
        return
    _unlocked(snapshot, manifest, seen_range, seen)


def _unlocked(snapshot: Snapshot, manifest: Manifest, one: Asked, seen: _Seen) -> None:
    """Say of a manifest that a range is asked for; where something else may lock it, that is open."""
    place = Place(manifest.path, one.line)
    lack = "" if manifest.sort == REQUIREMENTS else " and has no lock file"
    said = f"{manifest.path}{f':{one.line}' if one.line else ''} asks for {one.words}{lack}"
    perhaps = next(_perhaps_locks(snapshot, manifest, one.name), None)
    if perhaps:
        seen.open.append((f"{said}, but {perhaps} may lock it", place))
    else:
        seen.bad.append((said, place))


def _lock_of(snapshot: Snapshot, manifest: Manifest) -> str | None:
    """Return the lock file of a manifest that holds something: beside it, or in a folder above."""
    folder: str | None = folder_of(manifest.path)
    while folder is not None:
        for name in LOCKS[manifest.sort]:
            path = f"{folder}/{name}" if folder else name
            if path in snapshot.glob(path) and snapshot.read(path).strip():
                return path
        folder = folder_of(folder) if folder else None
    return None


def _perhaps_locks(snapshot: Snapshot, manifest: Manifest, name: str) -> Iterator[str]:
    """Yield the files beside a manifest that may lock what it asks for: they are called so, and name it."""
    folder = folder_of(manifest.path)
    own = LOCKS.get(manifest.sort, ())
    for beside in snapshot.glob(f"{folder}/*" if folder else "*"):
        if beside != manifest.path and name_of(beside) not in own and _LOCK_LIKE.search(name_of(beside)):
            data = bytes_of(snapshot, beside)
            if data is None or name in spelt(data.decode("utf-8", "replace")):
                yield beside


def _judged(rule: LockedRule, seen: _Seen) -> Finding:
    manifests = counted(len(seen.paths), "manifest")
    held = max(len(seen.paths) - len(seen.bad) - len(seen.open), 0)
    if seen.bad:
        said = f"{seen.bad[0][0]}{others(seen.bad)} ({manifests})"
        return Finding(Outcome.FAILS, said, tuple(place for _, place in seen.bad), len(seen.paths), held)
    if seen.open and seen.paths:
        said = f"{seen.open[0][0]}{others(seen.open)} ({manifests})"
        places = tuple(place for _, place in seen.open)
        return Finding(Outcome.UNKNOWN, said, places, len(seen.paths), held, Unknown.AMBIGUOUS, seen.skipped)
    if not seen.paths:
        said = f"there is no manifest in {', '.join(rule.in_)} that is read and asks for anything"
        return Finding(Outcome.UNKNOWN, said, unknown=Unknown.EMPTY_SCOPE)
    every = f"each of {manifests}" if len(seen.paths) > 1 else "the only manifest"
    places = tuple(map(Place, seen.paths))
    return Finding(Outcome.HOLDS, f"{every} is locked", places, len(seen.paths), len(seen.paths))
