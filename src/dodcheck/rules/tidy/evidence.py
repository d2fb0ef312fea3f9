"""Whether each of some files is written as it has to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.over_files import files_with_folder, judged_over
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.rules.sweeping.sweep import Swept
from dodcheck.rules.tidy.aside import Aside
from dodcheck.rules.tidy.being import APART, Being, Glimpse, Standing, open_
from dodcheck.rules.tidy.looking import looker
from dodcheck.rules.tidy.scripts import is_in_a_language
from dodcheck.rules.tidy.table import BY_BYTES, BY_PATH, TidySweep, sweep_of
from dodcheck.rules.tidy.weight import WEIGHTS
from dodcheck.rules.tidy.width import WIDTHS
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.each_file import EachFileRule

MAX_PLACES = 50
"""So many places stand in the evidence."""


@dataclass(slots=True)
class _Seen:
    """What was looked at: how many files, those that are not so, those that are open, those that can't be read."""

    files: int = 0
    bad: list[tuple[str, Place]] = field(default_factory=list)
    open: list[tuple[str, Place, str]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def examined(rule: EachFileRule, snapshot: Snapshot) -> Evidence:
    """Return whether each of them is."""

    def judge(globs: Sequence[str]) -> Finding:
        seen = _look(rule, snapshot, globs)
        seen.skipped += [f"{path} is a submodule" for path in unseen_submodules(snapshot, globs, rule.exclude)]
        return _judged(rule, seen)

    return judged_over(rule, snapshot, judge)


def files_of(rule: EachFileRule, snapshot: Snapshot, globs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files that are looked at, and the folder that the glob of each names."""
    for path, folder in files_with_folder(globs, rule.exclude, partial(_paths, rule, snapshot)):
        if not rule.sources or is_code(path):
            yield path, folder


def _paths(rule: EachFileRule, snapshot: Snapshot, glob: str) -> Iterator[str]:
    """Yield the files, and where no bytes are asked about, what is no file and has a path all the same."""
    yield from snapshot.glob(glob)
    if Being(rule.is_) in BY_PATH:
        yield from filter(matcher(glob), (*snapshot.links(), *snapshot.submodules()))


def swept(rule: EachFileRule, snapshot: Snapshot) -> Iterator[Swept]:
    """Yield a look for each way in which the names of the files end."""
    being, files = Being(rule.is_), dict[TidySweep, list[str]]()
    if being is Being.LIGHT:
        yield Swept(WEIGHTS, tuple(path for path, _ in files_of(rule, snapshot, rule.globs)))
    if being is Being.NARROW:
        yield Swept(WIDTHS, tuple(path for path, _ in files_of(rule, snapshot, rule.globs)))
    if being in BY_BYTES:
        for path, _ in files_of(rule, snapshot, rule.globs):
            files.setdefault(sweep_of(being, path), []).append(path)
    yield from (Swept(sweep, paths) for sweep, paths in files.items())


def _look(rule: EachFileRule, snapshot: Snapshot, globs: Sequence[str]) -> _Seen:
    seen, being = _Seen(), Being(rule.is_)
    aside = Aside(snapshot, being, sources=rule.sources) if rule.named_in else None
    look = looker(snapshot, being, rule.bytes or rule.columns or 0)
    for path, inside in files_of(rule, snapshot, globs):
        try:
            found = look(path)
        except UnreadableError as problem:
            if problem.unknown is None:
                raise
            seen.skipped.append(str(problem))
            continue
        if found == APART and being is Being.SHEBANG and inside and is_in_a_language(path):
            found = open_("does not begin with #!, and may be one of the scripts")
        if found is None or found.standing is not Standing.APART:
            seen.files += 1
        if found:
            why = aside.why(path, inside) if aside and found.standing is Standing.BAD else ""
            _sort(seen, path, found, why)
    return seen


def _sort(seen: _Seen, path: str, found: Glimpse, why: str) -> None:
    place = Place(path, found.line)
    match found.standing:
        case Standing.BAD if not why:
            seen.bad.append((found.what, place))
        case Standing.BAD | Standing.OPEN:
            seen.open.append((found.what, place, why))
        case Standing.APART:
            pass


def _judged(rule: EachFileRule, seen: _Seen) -> Finding:
    scanned = counted(seen.files, rule.one, rule.many)
    held = max(seen.files - len(seen.bad) - len(seen.open), 0)
    if seen.bad:
        what, place = seen.bad[0]
        said = f"{_at(place)} {what}{others(seen.bad)} ({scanned})"
        return Finding(Outcome.FAILS, said, _places([one for _, one in seen.bad]), seen.files, held)
    if seen.open:
        what, place, why = seen.open[0]
        aside = f", but it {why}" if why else ""
        said = f"{_at(place)} {what}{aside}{others(seen.open)} ({scanned})"
        places = _places([one for _, one, _ in seen.open])
        return Finding(Outcome.UNKNOWN, said, places, seen.files, held, Unknown.AMBIGUOUS, len(seen.skipped))
    if seen.skipped:
        said = f"not looked at: {seen.skipped[0]}{others(seen.skipped)} ({scanned})"
        return Finding(Outcome.UNKNOWN, said, (), seen.files, held, Unknown.SKIPPED, len(seen.skipped))
    if not seen.files:
        said = f"there is no such {rule.one} in {', '.join(rule.in_)}"
        return Finding(Outcome.UNKNOWN, said, unknown=Unknown.EMPTY_SCOPE)
    every = f"each of {scanned}" if seen.files > 1 else f"the only {rule.one}"
    return Finding(Outcome.HOLDS, f"{every} {rule.good}", (), seen.files, held)


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path


def _places(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(places[:MAX_PLACES])
