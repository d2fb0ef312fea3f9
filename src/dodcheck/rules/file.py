"""The kind `file`."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.contents import Fault, fault_of
from dodcheck.rules.options import OptionError, option
from dodcheck.rules.types import COUNT, PATH, TEXT
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, Resolution, resolve

MAX_PLACES = 50
"""Places shown of one rule's matches; the count stays exact."""

_UNSEEN = {How.IGNORED: Unknown.IGNORED, How.SUBMODULE: Unknown.SUBMODULE, How.OUTSIDE: Unknown.OUTSIDE}
_WHY = {
    How.IGNORED: "is ignored by git, so nothing about it is recorded",
    How.SUBMODULE: "lies in a submodule, whose files are not part of this repository",
    How.OUTSIDE: "lies outside the repository",
    How.SYMLINK: "is a symbolic link, which is no file",
    How.UNTRACKED: "is there but untracked: it is no part of the repository until it is added to git",
    How.ABSENT: "is missing",
}


@dataclass(frozen=True, slots=True)
class FileRule:
    """Files exist in git, with content that fits their format.

    Holds when at least `min` (one, unless told otherwise) and at most `max` tracked files match `path` and each of them
    is good: not empty or blank, and valid where its suffix names a format (JSON, YAML, TOML, XML, Python). A folder
    holds when it has a good tracked file. A test file (`test_*.py`, `*_test.py`) must hold a test with an assertion.
    With `max: 0` the path must not exist. Fails when files are missing, untracked, a symbolic link, or not good. Can't
    be known for what is ignored, in a submodule, outside the repository, or in several places.
    """

    kind: ClassVar[str] = "file"

    path: str = option(PATH, "A path or a glob from the repository's root (`**` also matches no folder).")
    min: int | None = option(COUNT, "At least so many good files; one unless told otherwise.", default=None)
    max: int | None = option(COUNT, "At most so many files; 0 means that the path must not exist.", default=None)
    named_in: str | None = option(
        TEXT,
        "The document that names the path: it is tried from the root, then from the document's folder, then as the end "
        "of one tracked path.",
        default=None,
    )

    def __post_init__(self) -> None:
        if self.min == 0:
            raise OptionError("min takes a number from 1; a path that must not exist has max: 0")
        if self.max is not None and self.min is not None and self.min > self.max:
            raise OptionError(f"min {self.min} is more than max {self.max}")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the files are there."""
        if is_glob(self.path):
            return self._several(snapshot, snapshot.glob(self.path), f"match {self.path}")
        found = resolve(snapshot, self.path, self.named_in) if self.named_in else _exactly(snapshot, self.path)
        if self.max == 0:
            return self._absent(found)
        match found.how:
            case How.FILE if found.path:
                return self._several(snapshot, (found.path,), f"are at {self.path}")
            case How.FOLDER if found.path:
                return self._several(snapshot, snapshot.glob(f"{found.path}/**"), f"are in {found.path}/")
            case _:
                return self._not_there(found)

    def _several(self, snapshot: Snapshot, paths: tuple[str, ...], which: str) -> Evidence:
        least = 1 if self.min is None else self.min
        if self.max is not None and len(paths) > self.max:
            return self._told(Outcome.FAILS, f"{len(paths)} files {which}, at most {self.max} may", paths, len(paths))
        if not paths:
            return self._none(snapshot, which)
        faults = [fault for path in paths if (fault := fault_of(snapshot, path))]
        good = len(paths) - len(faults)
        if good >= least and (good or not faults):
            named = paths[0] if len(paths) == 1 else f"{good} files {which}"
            return self._told(Outcome.HOLDS, f"{named} is there" if len(paths) == 1 else named, paths, good)
        return self._faulty(faults, paths, good, least)

    def _faulty(self, faults: list[Fault], paths: tuple[str, ...], good: int, least: int) -> Evidence:
        worst = min(faults, key=lambda fault: _WORST.index(fault.outcome), default=None)
        if worst is None:
            return self._told(Outcome.FAILS, f"{good} of the {least} files are there", paths, good)
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        asked = f"{good} of the {least} files are good: " if least > 1 else ""
        return Evidence(
            kind=self.kind,
            outcome=worst.outcome,
            summary=f"{asked}{worst.path} {worst.why}{more}",
            examined=len(paths),
            matched=good,
            skipped=sum(fault.outcome is not Outcome.FAILS for fault in faults),
            reproduce=self._reproduce(worst.path),
            unknown=worst.unknown,
            places=(Place(worst.path, worst.line),),
        )

    def _none(self, snapshot: Snapshot, which: str) -> Evidence:
        if self.max != 0:
            return self._told(Outcome.FAILS, f"no tracked files {which}", (), 0)
        folder = folder_of(self.path[: self.path.index(next(sign for sign in self.path if sign in "*?["))] + "x")
        beside = snapshot.glob(f"{folder}/**" if folder else "**")
        if not beside:
            return self._unknown(Unknown.EMPTY_SCOPE, f"{folder or 'the repository'} holds no tracked file at all", ())
        return replace(self._told(Outcome.HOLDS, f"none of {len(beside)} files {which}", (), 0), examined=len(beside))

    def _absent(self, found: Resolution) -> Evidence:
        at = found.path or self.path
        match found.how:
            case How.ABSENT | How.CASE | How.MOVED:
                return self._told(Outcome.HOLDS, f"{at} does not exist", (at,), 0)
            case How.UNTRACKED:
                return self._told(Outcome.HOLDS, f"{at} is not tracked", (at,), 0)
            case How.FILE | How.FOLDER | How.SYMLINK:
                return self._told(Outcome.FAILS, f"{at} exists", (at,), 1)
            case _:
                return self._not_there(found)

    def _not_there(self, found: Resolution) -> Evidence:
        at = found.path or self.path
        match found.how:
            case How.AMBIGUOUS:
                return self._unclear(f"{len(found.candidates)} files could be {self.path}", found)
            case How.MOVED:
                return self._unclear(f"{at} is missing; moved to", found)
            case How.CASE:
                return self._told(Outcome.FAILS, f"{at} is missing; there is {found.candidates[0]}", (), 0)
            case How.IGNORED | How.SUBMODULE | How.OUTSIDE:
                return self._unknown(_UNSEEN[found.how], f"{at} {_WHY[found.how]}", ())
            case _:
                return self._told(Outcome.FAILS, f"{at} {_WHY[found.how]}", (at,), 0)

    def _unclear(self, said: str, found: Resolution) -> Evidence:
        shown = ", ".join(found.candidates[:3]) + (" …" if len(found.candidates) > 3 else "")  # noqa: PLR2004 - enough to choose
        end = "?" if found.how is How.MOVED else ""
        return self._unknown(Unknown.AMBIGUOUS, f"{said}: {shown}{end}".replace("to: ", "to "), found.candidates)

    def _unknown(self, why: Unknown, said: str, paths: tuple[str, ...]) -> Evidence:
        places = tuple(Place(path) for path in paths[:MAX_PLACES])
        return Evidence(
            self.kind,
            Outcome.UNKNOWN,
            said,
            max(1, len(paths)),
            0,
            self._reproduce(self.path),
            unknown=why,
            places=places,
        )

    def _told(self, outcome: Outcome, said: str, paths: tuple[str, ...], matched: int) -> Evidence:
        places = tuple(Place(path) for path in paths[:MAX_PLACES])
        return Evidence(
            self.kind, outcome, said, max(1, len(paths)), matched, self._reproduce(self.path), places=places
        )

    def _reproduce(self, path: str) -> str:
        pathspec = f":(glob){path}" if is_glob(path) else path
        return f"git ls-files -s -- {shlex.quote(pathspec)}"


_WORST = (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN)


def _exactly(snapshot: Snapshot, path: str) -> Resolution:
    """Return what stands at a path that a rules file gives: there, or not at all."""
    presence = snapshot.presence(path)
    if presence is Presence.ABSENT:
        close = resolve(snapshot, f"/{path}", None)
        return close if close.how is How.CASE else Resolution(How.ABSENT, normalise(path))
    return Resolution(How(presence.value), path)
