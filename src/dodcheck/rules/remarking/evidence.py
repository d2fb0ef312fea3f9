"""Whether remarks stand in code that may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dodcheck.documents.text import UndecodableError
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, either, others
from dodcheck.rules.code.languages import language_of
from dodcheck.rules.code.own import apart
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.over_files import files_with_folder, judged_over
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.rules.remarking.finding import Remark, Standing, remarks_of
from dodcheck.rules.remarking.marks import Unless
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.remarks import RemarksRule

MAX_PLACES = 50
"""So many places stand in the evidence."""
_NO_CODE = (".md", ".markdown", ".rst", ".txt", ".adoc", ".json", ".csv", ".lock", ".svg", ".ipynb")


@dataclass(slots=True)
class _Seen:
    """What was looked at: files, remarks that pass, those that may not stand, those that are open with the reason."""

    files: int = 0
    passed: list[Place] = field(default_factory=list)
    bad: list[tuple[str, Place]] = field(default_factory=list)
    open: list[tuple[str, Place, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def examined(rule: RemarksRule, snapshot: Snapshot) -> Evidence:
    """Return whether none stands there."""

    def judge(globs: Sequence[str]) -> Finding:
        seen = _look(rule, snapshot, globs)
        seen.skipped += unseen_submodules(snapshot, globs, rule.exclude)
        return _judged(rule, seen)

    return judged_over(rule, snapshot, judge)


def files_of(rule: RemarksRule, snapshot: Snapshot, globs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files with code that are looked at, and the folder that the glob of each names."""
    for path, folder in files_with_folder(globs, rule.exclude, snapshot.glob):
        if is_code(path) or (language_of(path) is not None and not path.lower().endswith(_NO_CODE)):
            yield path, folder


def _look(rule: RemarksRule, snapshot: Snapshot, globs: Sequence[str]) -> _Seen:
    seen = _Seen()
    unless = Unless(rule.unless) if rule.unless else None
    for path, inside in files_of(rule, snapshot, globs):
        data = snapshot.read(path)
        try:
            found = remarks_of(path, data, rule.marks, unless)
        except UndecodableError as problem:
            seen.skipped.append(f"{path} is no text: {problem}")
            continue
        seen.files += 1
        _sort(seen, path, found, apart(path, inside, data) if rule.named_in and found else "")
    return seen


def _sort(seen: _Seen, path: str, found: Sequence[Remark], why: str) -> None:
    for remark in found:
        place = Place(path, remark.line)
        match remark.standing:
            case Standing.PASSED:
                seen.passed.append(place)
            case Standing.BAD if not why:
                seen.bad.append((remark.mark, place))
            case Standing.BAD | Standing.OPEN:
                seen.open.append((remark.mark, place, why or remark.why))


def _judged(rule: RemarksRule, seen: _Seen) -> Finding:
    without = f" without {rule.wanted}" if rule.unless else ""
    scanned = counted(seen.files, "file")
    if seen.bad:
        mark, place = seen.bad[0]
        said = f"{mark} stands in {place.path}:{place.line}{without}{others(seen.bad)} ({scanned} scanned)"
        return Finding(Outcome.FAILS, said, _places([one for _, one in seen.bad]), seen.files, len(seen.bad))
    if seen.open:
        mark, place, why = seen.open[0]
        said = f"{mark} in {place.path}:{place.line} {_why(why)}{others(seen.open)} ({scanned} scanned)"
        places = _places([one for _, one, _ in seen.open])
        return Finding(Outcome.UNKNOWN, said, places, seen.files, 0, Unknown.AMBIGUOUS, len(seen.skipped))
    if seen.skipped:
        said = f"not looked at: {seen.skipped[0]}{others(seen.skipped)} ({scanned} scanned)"
        return Finding(Outcome.UNKNOWN, said, (), seen.files, 0, Unknown.SKIPPED, len(seen.skipped))
    if not seen.files:
        return Finding(Outcome.UNKNOWN, f"there is no code in {', '.join(rule.in_)}", unknown=Unknown.EMPTY_SCOPE)
    marks = either(rule.marks)
    if not seen.passed:
        return Finding(Outcome.HOLDS, f"no {marks} stands in {scanned}", (), seen.files, 0)
    said = f"each {marks} has {rule.wanted}: {counted(len(seen.passed), 'line')} in {scanned}"
    return Finding(Outcome.HOLDS, said, _places(seen.passed), seen.files, 0)


def _why(why: str) -> str:
    """Return why a remark is open, as what follows its place."""
    of_file = why.startswith(("is ", "stands ", "may be gen", "may not"))
    return f"stands where it may: the file {why}" if of_file else why


def _places(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(places[:MAX_PLACES])
