"""Whether nothing in some files is larger than it may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dodcheck.documents.text import UndecodableError
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.code.comments import UnclearError
from dodcheck.rules.code.own import apart
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.finding import Finding
from dodcheck.rules.measures.lines import file_size
from dodcheck.rules.measures.parts import parts_of
from dodcheck.rules.measures.sized import By, Of, Sized
from dodcheck.rules.reading.over_files import judged_over
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import folder_of
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.sizes import SizesRule

MAX_PLACES = 50
"""So many places stand in the evidence."""
_LITTLE = 4
"""What is nearly a limit is above it by less than its fourth part."""
_NOBODYS = re.compile(
    r"(?:^|/)(?:(?:licen[cs]e|copying|notice)[^/]*|[^/]*\.lock|(?:package-lock|npm-shrinkwrap|composer\.lock)\.json"
    r"|pnpm-lock\.yaml|go\.sum|[^/]*\.lockfile)$",
    re.IGNORECASE,
)
"""Files that nobody writes by hand: no statement about the size of files means them."""


@dataclass(slots=True)
class _Seen:
    """What was looked at, what is surely larger, what may be and why that is open, and files that can't be told."""

    files: int = 0
    things: list[Sized] = field(default_factory=list)
    larger: list[Sized] = field(default_factory=list)
    doubtful: list[tuple[Sized, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def examined(rule: SizesRule, snapshot: Snapshot) -> Evidence:
    """Return whether none is larger."""

    def judge(globs: Sequence[str]) -> Finding:
        seen = _look(rule, snapshot, globs)
        seen.skipped += unseen_submodules(snapshot, globs, rule.exclude)
        return _judged(rule, seen)

    return judged_over(rule, snapshot, judge)


def _look(rule: SizesRule, snapshot: Snapshot, globs: Sequence[str]) -> _Seen:
    seen = _Seen()
    out = [matcher(glob) for glob in rule.exclude]
    inside = {path: _folder(glob) for glob in globs for path in snapshot.glob(glob)}
    code = any(map(is_code, inside))
    for path in sorted(inside):
        if any(leaves(path) for leaves in out) or (rule.named_in and _NOBODYS.search(path)):
            continue
        data = snapshot.read(path)
        try:
            sizes = _sizes(rule, path, data)
        except UndecodableError:
            if is_code(path):
                seen.skipped.append(f"{path} is no text")
            continue
        except (FormatProblem, UnclearError) as problem:
            seen.skipped.append(f"{path}: {problem}")
            continue
        if sizes is not None:
            meant = not rule.named_in or (rule.of == Of.FILES and not code)
            _sort(rule, seen, sizes, "" if meant else apart(path, inside[path], data))
    return seen


def _folder(glob: str) -> str:
    """Return the folder that a glob names, with a slash at its end; nothing for one that names none."""
    folder = folder_of(glob)
    return f"{folder}/" if folder and not is_glob(folder) else ""


def _sizes(rule: SizesRule, path: str, data: bytes) -> Sequence[Sized] | None:
    """Return what is measured in a file, the file itself where its parts are not read; ``None`` where it is not meant.

    Raises what tells that it can't be measured.
    """
    of, by = Of(rule.of), By(rule.by)
    if of is not Of.FILES and not (is_code(path) or data.startswith(b"#!")):
        return None
    if of in (Of.FILES, Of.SOURCES):
        return (file_size(path, data, by),)
    if path.endswith(".py"):
        try:
            return parts_of(path, data, of, by)
        except FormatProblem:
            if by is By.COMPLEXITY or file_size(path, data, By.LINES).said > rule.max:
                raise
            return ()
    whole = file_size(path, data, By.LINES)
    if whole.said <= rule.max and by is not By.COMPLEXITY:
        return ()
    return (whole._replace(why=f"its {'classes' if of is Of.CLASSES else 'functions'} are not read"),)


def _sort(rule: SizesRule, seen: _Seen, sizes: Sequence[Sized], why: str) -> None:
    seen.files += 1
    limit = rule.max + rule.max // _LITTLE if rule.nearly else rule.max
    loosely = _loosely(rule)
    for one in sizes:
        if one.why:
            seen.doubtful.append((one, one.why))
            continue
        seen.things.append(one)
        low, high = (one.low, one.high) if loosely else (one.said, one.said)
        if low > limit and not why:
            seen.larger.append(one)
        elif high > rule.max:
            seen.doubtful.append((one, why or _how(rule, one)))


def _loosely(rule: SizesRule) -> bool:
    """Return whether a size may be meant as others count it."""
    return rule.named_in is not None or rule.by == By.LOC


def _how(rule: SizesRule, one: Sized) -> str:
    if not one.low:
        return "some count it as no function"
    return "about as much is allowed" if rule.nearly else f"only {one.low:,} as some count"


def _judged(rule: SizesRule, seen: _Seen) -> Finding:
    most = f"more than {rule.many(rule.max)}"
    scanned = _scanned(rule, seen)
    held = seen.files - len({one.place.path for one in (*seen.larger, *(one for one, _ in seen.doubtful))})
    if seen.larger:
        worst = sorted(seen.larger, key=lambda one: -one.said)
        sharp = worst[0].low == worst[0].said or not _loosely(rule)
        least = f"{worst[0].said:,}" if sharp else f"at least {worst[0].low:,}"
        said = f"{worst[0].where} has {least}, {most}{others(worst)} ({scanned})"
        return Finding(Outcome.FAILS, said, _places(worst), seen.files, held)
    if seen.doubtful:
        one, why = seen.doubtful[0]
        what = f"{counted(one.high, 'line')}, and" if one.why else f"{one.high:,}, {most}, but"
        said = f"{one.where} has {what} {_said_of(why)}{others(seen.doubtful)} ({scanned})"
        places = _places([one for one, _ in seen.doubtful])
        return Finding(Outcome.UNKNOWN, said, places, seen.files, held, Unknown.AMBIGUOUS, len(seen.skipped))
    if seen.skipped:
        said = f"not looked at: {seen.skipped[0]}{others(seen.skipped)}; else none has {most} ({scanned})"
        return Finding(Outcome.UNKNOWN, said, (), seen.files, held, unknown=Unknown.SKIPPED, skipped=len(seen.skipped))
    if not seen.things:
        said = f"there is no {rule.one} to look at in {', '.join(rule.in_)}"
        return Finding(Outcome.UNKNOWN, said, unknown=Unknown.EMPTY_SCOPE)
    largest = max(seen.things, key=lambda one: one.said)
    said = f"none of {scanned} has {most}, the most is {largest.said:,}: {largest.where}"
    return Finding(Outcome.HOLDS, said, _places([largest]), seen.files, held)


def _said_of(why: str) -> str:
    return f"it {why}, which may not be meant" if why.startswith(("is ", "may ", "stands ")) else why


def _scanned(rule: SizesRule, seen: _Seen) -> str:
    files = counted(seen.files, "file")
    if rule.of in (Of.FILES, Of.SOURCES):
        return files
    one = "class" if rule.of == Of.CLASSES else "function"
    return f"{counted(len(seen.things), one, 'classes' if rule.of == Of.CLASSES else None)} in {files}"


def _places(sizes: Sequence[Sized]) -> tuple[Place, ...]:
    return tuple(one.place for one in sizes[:MAX_PLACES])
