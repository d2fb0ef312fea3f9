"""Whether some code has no flaw of a sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dodcheck.documents.text import UndecodableError
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.code.comments import UnclearError
from dodcheck.rules.code.own import apart, is_test
from dodcheck.rules.finding import Finding
from dodcheck.rules.flawed.flaw import Asked, Flaw, Reason, Sighting, Standing
from dodcheck.rules.flawed.table import FLAWS
from dodcheck.rules.reading.over_files import files_with_folder, judged_over
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import is_aside

if TYPE_CHECKING:
    from dodcheck.rules.flaws import FlawsRule

MAX_PLACES = 50
"""So many places stand in the evidence."""


@dataclass(slots=True)
class _Seen:
    """What was looked at: files, things in them, flaws, places that are open and why, files that can't be told."""

    files: int = 0
    things: int = 0
    bad: list[tuple[str, Place]] = field(default_factory=list)
    open: list[tuple[str, Place, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def examine_flaws(rule: FlawsRule, snapshot: Snapshot) -> Evidence:
    """Return whether there is none."""

    def judge(globs: Sequence[str]) -> Finding:
        seen = _look(rule, snapshot, globs)
        seen.skipped += unseen_submodules(snapshot, globs, rule.exclude)
        return _judged(rule, seen)

    return judged_over(rule, snapshot, judge)


def files_of(rule: FlawsRule, snapshot: Snapshot, globs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that are looked at, and the folder that the glob of each names."""
    yield from files_with_folder(globs, rule.exclude, snapshot.glob)


def _look(rule: FlawsRule, snapshot: Snapshot, globs: Sequence[str]) -> _Seen:
    seen = _Seen()
    known = FLAWS[Flaw(rule.of)]
    for path, inside in files_of(rule, snapshot, globs):
        if not known.reads(path):
            continue
        data = snapshot.read(path)
        test = is_test(path, "" if known.of_tests else inside)
        try:
            found = known.finder(Asked(path, data, test, rule.public))
        except (FormatProblem, UndecodableError, UnclearError) as problem:
            seen.skipped.append(f"{path} can't be read as code: {problem}")
            continue
        if found is not None:
            seen.files += 1
            seen.things += found.things
            _sort(rule, seen, path, found.sightings, _aside(rule, path, inside, data) if found.sightings else "")
    return seen


def _aside(rule: FlawsRule, path: str, inside: str, data: bytes) -> str:
    """Return why the statement may not mean a file: what is about tests means those, but not those of others."""
    if not rule.named_in:
        return ""
    if FLAWS[Flaw(rule.of)].of_tests:
        return "is an example or code of others" if is_aside(path.removeprefix(inside).lower()) else ""
    return apart(path, inside, data)


def _sort(rule: FlawsRule, seen: _Seen, path: str, found: Sequence[Sighting], why: str) -> None:
    for one in found:
        place = Place(path, one.line)
        if rule.unless and one.reason is Reason.GIVEN:
            continue
        told = rule.unless and one.reason is Reason.PERHAPS
        if one.standing is Standing.BAD and not why and not told:
            seen.bad.append((one.what, place))
        else:
            seen.open.append((one.what, place, why))


def _judged(rule: FlawsRule, seen: _Seen) -> Finding:
    known, files = FLAWS[Flaw(rule.of)], counted(seen.files, "file")
    scanned = files if known.thing == "file" else f"{counted(seen.things, known.thing, known.things)} in {files}"
    held = max(seen.things - len(seen.bad) - len(seen.open), 0)
    if seen.bad:
        what, place = seen.bad[0]
        said = f"{_at(place)}: {what}{rule.without}{others(seen.bad)} ({scanned})"
        return Finding(Outcome.FAILS, said, _places([one for _, one in seen.bad]), seen.files, held)
    if seen.open:
        what, place, why = seen.open[0]
        aside = f", but the file {why}" if why else ", which may be meant" if place.line else ""
        said = f"{_at(place)}: {what}{aside}{others(seen.open)} ({scanned})"
        places = _places([one for _, one, _ in seen.open])
        return Finding(Outcome.UNKNOWN, said, places, seen.files, held, Unknown.AMBIGUOUS, len(seen.skipped))
    if seen.skipped:
        said = f"not looked at: {seen.skipped[0]}{others(seen.skipped)} ({scanned})"
        return Finding(Outcome.UNKNOWN, said, (), seen.files, held, Unknown.SKIPPED, len(seen.skipped))
    if not seen.things:
        said = f"there is no {known.thing} to look at in {', '.join(rule.in_)}"
        return Finding(Outcome.UNKNOWN, said, unknown=Unknown.EMPTY_SCOPE)
    return Finding(Outcome.HOLDS, f"{rule.none}{rule.without}: {scanned}", (), seen.files, held)


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path


def _places(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(places[:MAX_PLACES])
