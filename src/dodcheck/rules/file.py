"""The kind `file`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counting, others
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.contents import Fault, fault_of
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.rules.reading.spare import spare
from dodcheck.rules.types import COUNT, PATH, TEXT, choice
from dodcheck.snapshot.globs import in_other_letters, is_glob
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import How, Resolution, resolve, resolve_at

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

    Holds when at least `min` (one, unless told otherwise) good files and at most `max` files of any kind match `path`.
    A good file is tracked, holds something to see, and is valid where its suffix names a format (JSON, YAML, TOML, XML,
    Python); a test file (`test_*.py`, `*_test.py`) must hold a test that can fail. Of a folder, its files count. With
    `max: 0` nothing may be tracked at the path. Fails when good files are missing: there are none, or they are
    untracked, a symbolic link, blank, not valid, code of comments alone, text that is all still to be written, a
    CODEOWNERS without an owner, a `.pre-commit-config.yaml` without a hook. Can't be known for a file that may say
    nothing of what its name promises: comments or headings alone, keys without values, code without an effect, nothing
    but stubs, a licence that is none, a CODEOWNERS for no file there (templates may be so), for a copy such as
    `.prettierrc.bak` where the glob leaves its end open (`.prettierrc*`), for what is ignored, in a submodule, outside
    the repository, in several places, too large, absent from an empty folder, or but for capitals.
    """

    kind: ClassVar[str] = "file"
    example: ClassVar[str] = "file: {path: docs/audit/*.md, min: 9}"

    path: str = option(PATH, "A path or a glob from the repository's root (`**` also matches no folder).")
    min: int | None = option(COUNT, "At least so many good files; one if not told.", default=None, asks=Asks.FLOOR)
    max: int | None = option(COUNT, "At most so many files; 0: it must not exist.", default=None, asks=Asks.CEILING)
    format: str | None = option(
        choice("json", "yaml", "toml", "xml"),
        "What its content must be, whatever its suffix.",
        default=None,
        asks=Asks.DEMAND,
    )
    named_in: str | None = option(
        TEXT,
        "The document that names the path: it is tried from the root, then from the document's folder, then as the end "
        "of one tracked path.",
        default=None,
        asks=Asks.SCOPE,
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
        resolution = resolve(snapshot, self.path, self.named_in) if self.named_in else resolve_at(snapshot, self.path)
        if self.max == 0:
            return self._absent(resolution)
        match resolution.how:
            case How.FILE if path := resolution.path:
                return self._shown(path, self._several(snapshot, (path,), f"are at {path}"))
            case How.FOLDER if path := resolution.path:
                inside = snapshot.glob(f"{path}/**")
                return self._shown(path, self._several(snapshot, inside, f"are in {path}/"))
            case _:
                return self._not_there(resolution)

    def _shown(self, found: str, evidence: Evidence) -> Evidence:
        """Return evidence whose command names the place that was found, not the word for it."""
        if evidence.reproduce != self._reproduce(self.path):
            return evidence
        return replace(evidence, reproduce=f"git ls-files -s -- {shlex.quote(found)}")

    def _several(self, snapshot: Snapshot, paths: tuple[str, ...], which: str) -> Evidence:
        least = 1 if self.min is None else self.min
        if self.max is not None and len(paths) > self.max:
            message = f"{counting(len(paths), 'file', which)}, at most {self.max} may"
            return self._evidence(Outcome.FAILS, message, paths, len(paths))
        blind = unseen_submodules(snapshot, [self.path]) if is_glob(self.path) else []
        if blind and (self.max is not None or not paths):
            message = f"{counting(len(paths), 'file', which)}, but {blind[0]} is a submodule, whose files are not seen"
            return replace(self._unknown(Unknown.SUBMODULE, message, paths), skipped=len(blind))
        if not paths:
            return self._none(snapshot, which)
        good: list[str] = []
        faults: list[Fault] = []
        for path in paths:
            fault = spare(self.path, path) or fault_of(snapshot, path, self.format)
            if fault:
                faults.append(fault)
                continue
            good.append(path)
            if len(good) == least:
                return self._good(good, faults, paths, which)
        return self._faulty(faults, paths, len(good), least)

    def _good(self, good: list[str], faults: list[Fault], paths: tuple[str, ...], which: str) -> Evidence:
        seen = len(good) + len(faults)
        part = f"; {len(good)} looked at, which is enough" if seen < len(paths) else ""
        message = f"{good[0]} is there" if len(paths) == 1 else f"{counting(len(paths), 'file', which)}{part}"
        but = f"; not counted: {faults[0].path} {faults[0].why}{others(faults)}" if faults else ""
        evidence = self._evidence(Outcome.HOLDS, f"{message}{but}", tuple(good), len(good))
        return replace(evidence, examined=seen, skipped=len(faults))

    def _faulty(self, faults: list[Fault], paths: tuple[str, ...], good: int, least: int) -> Evidence:
        possible = good + sum(fault.outcome is not Outcome.FAILS for fault in faults)
        order = _WORST if possible >= least else _SURE
        worst = min(faults, key=lambda fault: order.index(fault.outcome), default=None)
        if worst is None:
            return self._evidence(Outcome.FAILS, f"{good} of the {least} files are there", paths, good)
        asked = f"{good} of the {least} files are good: " if least > 1 else ""
        return Evidence(
            kind=self.kind,
            outcome=worst.outcome,
            summary=f"{asked}{worst.path} {worst.why}{others(faults)}",
            examined=len(paths),
            matched=good,
            skipped=len(faults),
            reproduce=self._reproduce(worst.path),
            unknown=worst.unknown,
            places=(Place(worst.path, worst.line),),
        )

    def _none(self, snapshot: Snapshot, which: str) -> Evidence:
        wild = min(at for sign in "*?[" if (at := self.path.find(sign)) >= 0)
        folder = folder_of(self.path[:wild])
        beside = len(snapshot.glob(f"{folder}/**") if folder else snapshot.files())
        if self.max != 0:
            missing = () if beside else (self.path,)
            return replace(self._evidence(Outcome.FAILS, f"no tracked files {which}", missing, 0), examined=beside)
        if not beside:
            return self._unknown(Unknown.EMPTY_SCOPE, f"{folder or 'the repository'} holds no tracked file at all", ())
        if near := in_other_letters(self.path, snapshot.files()) if self.named_in else ():
            message = f"no file matches {self.path}, but {near[0]} differs in case only{others(near)}"
            return self._unknown(Unknown.AMBIGUOUS, message, near)
        return replace(
            self._evidence(Outcome.HOLDS, f"none of {counting(beside, 'file', which)}", (), 0), examined=beside
        )

    def _absent(self, resolution: Resolution) -> Evidence:
        at = resolution.path or self.path
        match resolution.how:
            case How.ABSENT | How.MOVED:
                return self._evidence(Outcome.HOLDS, f"{at} does not exist", (at,), 0)
            case How.CASE:
                return self._unclear(f"{at} does not exist, but differs in case only from", resolution)
            case How.UNTRACKED | How.IGNORED:
                return self._evidence(Outcome.HOLDS, f"{at} is not tracked", (at,), 0)
            case How.FILE | How.FOLDER | How.SYMLINK if at in self._places():
                return self._evidence(Outcome.FAILS, f"{at} exists", (at,), 1)
            case How.FILE | How.FOLDER | How.SYMLINK:
                return self._unknown(Unknown.AMBIGUOUS, f"{self.path} is not there, but {at} ends like it", (at,))
            case _:
                return self._not_there(resolution)

    def _places(self) -> tuple[str | None, ...]:
        """Return the places that the path names itself: from the root, and from the document's folder."""
        return normalise(self.path), normalise(self.path, folder_of(self.named_in)) if self.named_in else None

    def _not_there(self, resolution: Resolution) -> Evidence:
        at = resolution.path or self.path
        match resolution.how:
            case How.AMBIGUOUS:
                count = len(resolution.candidates)
                message = f"{count} files could be" if count > 1 else "only a namesake is there of"
                return self._unclear(f"{message} {self.path}", resolution)
            case How.MOVED:
                return self._unclear(f"{at} is missing; moved to", resolution)
            case How.CASE:
                message = f"{at} is missing; there is {resolution.candidates[0]}"
                return replace(self._evidence(Outcome.FAILS, message, resolution.candidates[:1], 0), skipped=1)
            case How.IGNORED | How.SUBMODULE | How.OUTSIDE:
                return self._unknown(_UNSEEN[resolution.how], f"{at} {_WHY[resolution.how]}", ())
            case _:
                evidence = self._evidence(Outcome.FAILS, f"{at} {_WHY[resolution.how]}", (at,), 0)
                return replace(evidence, skipped=int(resolution.how is How.SYMLINK))

    def _unclear(self, summary: str, resolution: Resolution) -> Evidence:
        shown = ", ".join(resolution.candidates[:3]) + (" …" if len(resolution.candidates) > 3 else "")  # noqa: PLR2004 - enough to choose
        end = "?" if resolution.how is How.MOVED else ""
        joint = " " if resolution.how in (How.MOVED, How.CASE) else ": "
        return self._unknown(Unknown.AMBIGUOUS, f"{summary}{joint}{shown}{end}", resolution.candidates)

    def _unknown(self, why: Unknown, summary: str, paths: tuple[str, ...]) -> Evidence:
        places = tuple(Place(path) for path in paths[:MAX_PLACES])
        shown = self._reproduce(self.path)
        return Evidence(self.kind, Outcome.UNKNOWN, summary, max(1, len(paths)), 0, shown, unknown=why, places=places)

    def _evidence(self, outcome: Outcome, summary: str, paths: tuple[str, ...], matched: int) -> Evidence:
        places = tuple(Place(path) for path in paths[:MAX_PLACES])
        shown = self._reproduce(self.path)
        return Evidence(self.kind, outcome, summary, max(1, len(paths)), matched, shown, places=places)

    def _reproduce(self, path: str) -> str:
        pathspec = f":(glob){path}" if is_glob(path) else path
        return f"git ls-files -s -- {shlex.quote(pathspec)}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the removal of the files that are there, or the addition of those that must not be."""
        from dodcheck.rules.counterexamples import of_file  # noqa: PLC0415 - lazy: only the self-test asks

        return of_file.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        if self.max == 0:
            return f"{self.path} is removed"
        least = "" if self.min is None or self.min == 1 else f"at least {self.min} files matching "
        return f"{least}{self.path} {'are' if least else 'is'} in git, with content that fits its format"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        if self.max == 0:
            return f"{self.path} is added"
        if self.max is not None:
            return f"fewer than {self.min or 1} or more than {self.max} files match {self.path}"
        if self.min is not None and self.min > 1:
            return f"fewer than {self.min} files matching {self.path} are in git with content that fits its format"
        return f"{self.path} is removed, emptied or broken"


_SURE = (Outcome.FAILS, Outcome.ERROR, Outcome.UNKNOWN)
_WORST = (Outcome.ERROR, Outcome.UNKNOWN, Outcome.FAILS)
