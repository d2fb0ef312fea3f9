"""Whether files have owners, by the CODEOWNERS that the platform reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, listed, others
from dodcheck.rules.finding import Finding
from dodcheck.rules.ownership.lines import PLACES, OwnerLine, OwnerLines
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.code_owners import CodeOwnersRule

MAX_BYTES = 3 * 1024 * 1024
"""GitHub does not load a larger file."""
_MOST_PLACES = 20

Decided = Mapping[str, OwnerLine | None]
"""Each file with the line that decides who owns it."""


def examined(rule: CodeOwnersRule, snapshot: Snapshot) -> Evidence:
    """Return whether the files of a rule have owners."""
    there = [place for place in PLACES if snapshot.presence(place) is Presence.FILE]
    if len(there) > 1:
        said = f"{listed(there)} are there, and only one is read"
        found = Finding(Outcome.UNKNOWN, said, tuple(map(Place, there)), unknown=Unknown.AMBIGUOUS)
        return found.evidence(rule.kind, rule.reproduce)
    path = _named(rule, snapshot, there)
    if isinstance(path, Evidence):
        return path
    globs = placed_globs(snapshot, rule.in_, rule.named_in, rule.kind) if rule.named_in else rule.globs
    if isinstance(globs, Evidence):
        missing = globs.outcome is Outcome.FAILS
        return replace(globs, outcome=Outcome.UNKNOWN, unknown=Unknown.EMPTY_SCOPE) if missing else globs
    return _read(rule, snapshot, path, globs).evidence(rule.kind, rule.reproduce)


def _named(rule: CodeOwnersRule, snapshot: Snapshot, there: Sequence[str]) -> str | Evidence:
    """Return the file that is read; a named one elsewhere is read by nobody."""
    bare = rule.path is None or "/" not in rule.path
    if there and bare:
        return there[0]
    named = named_file(snapshot, rule.path or PLACES[0], rule.named_in, rule.kind)
    if isinstance(named, Evidence) or named in PLACES:
        return named
    found = Finding(Outcome.FAILS, f"{named} is a place where no platform looks for owners", (Place(named),))
    return found.evidence(rule.kind, rule.reproduce)


def _read(rule: CodeOwnersRule, snapshot: Snapshot, path: str, globs: Sequence[str]) -> Finding:
    try:
        data = snapshot.read(path)
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        return Finding(outcome, str(problem), (Place(path),), unknown=problem.unknown)
    if len(data) > MAX_BYTES:
        return Finding(Outcome.FAILS, f"{path} is larger than 3 MB, and is not read then", (Place(path),))
    lines = OwnerLines(data.decode("utf-8", "surrogateescape"))
    if lines.section:
        said = f"{path} has sections, which GitLab reads in a way of its own"
        return Finding(Outcome.UNKNOWN, said, (Place(path, lines.section),), unknown=Unknown.SKIPPED, skipped=1)
    if not lines.gives_any:
        return Finding(Outcome.FAILS, f"{path} names no owner", (Place(path),))
    decided = {one: lines.deciding(one) for one in _files(snapshot, globs)}
    if rule.each == "folder":
        found = _by_folder(rule, path, decided, globs[0].partition("*")[0].count("/"))
    else:
        found = _judged(rule, path, decided)
    passed = lines.passed_over
    if passed is None or found.outcome is Outcome.HOLDS:
        return found
    return found._replace(
        words=f"{found.words}; GitHub passes over line {passed}", places=(*found.places, Place(path, passed))
    )


def _files(snapshot: Snapshot, globs: Sequence[str]) -> list[str]:
    """Return the files of some globs, with the submodules among them: each is one entry with an owner of its own."""
    match = [matcher(glob) for glob in globs]
    links = {link for link in snapshot.submodules() if any(one(link) for one in match)}
    return sorted({path for glob in globs for path in snapshot.glob(glob)} | links)


def _judged(rule: CodeOwnersRule, path: str, decided: Decided) -> Finding:
    if not decided:
        return Finding(Outcome.UNKNOWN, f"no file is there in {', '.join(rule.in_)}", unknown=Unknown.EMPTY_SCOPE)
    without = [one for one, line in decided.items() if not _has(rule, line)]
    count = (len(decided), len(decided) - len(without))
    if not without:
        return Finding(Outcome.HOLDS, _held(rule, path, len(decided)), _lines(path, decided.values()), *count)
    said = f"{path} gives {without[0]} no {_owner(rule)}{others(without)}"
    places = (*_lines(path, [decided[without[0]]]), *map(Place, without[:_MOST_PLACES]))
    if rule.each or len(without) == len(decided):
        return Finding(Outcome.FAILS, said, places, *count)
    return Finding(Outcome.UNKNOWN, said, places, *count, Unknown.PARTIAL)


def _by_folder(rule: CodeOwnersRule, path: str, decided: Decided, start: int) -> Finding:
    """Return whether each folder below the one that has ``start`` parts has an owner: all of it, or none of it."""
    owned: dict[str, bool] = {}
    for one, line in decided.items():
        parts = one.split("/")
        for depth in range(start + 1, len(parts)):
            folder = "/".join(parts[:depth])
            owned[folder] = owned.get(folder, False) or _has(rule, line)
    if not owned:
        return Finding(Outcome.UNKNOWN, f"no folder is there in {', '.join(rule.in_)}", unknown=Unknown.EMPTY_SCOPE)
    bare = [folder for folder, has in owned.items() if not has]
    count = (len(owned), len(owned) - len(bare))
    if bare:
        said = f"{path} gives nothing in {bare[0]}/ an {_owner(rule)}{others(bare)}"
        return Finding(Outcome.FAILS, said, tuple(Place(f"{one}/") for one in bare[:_MOST_PLACES]), *count)
    within = {one: line for one, line in decided.items() if one.count("/") > start}
    without = [one for one, line in within.items() if not _has(rule, line)]
    if without:
        said = f"{path} gives {without[0]} no {_owner(rule)}{others(without)}, but others in its folder"
        return Finding(Outcome.UNKNOWN, said, tuple(map(Place, without[:_MOST_PLACES])), *count, Unknown.PARTIAL)
    said = _held(rule, path, len(within))
    return Finding(Outcome.HOLDS, f"{said}, in {counted(len(owned), 'folder')}", _lines(path, within.values()), *count)


def _has(rule: CodeOwnersRule, line: OwnerLine | None) -> bool:
    return line is not None and bool(line.owners) and line.owners.issuperset(one.lower() for one in rule.owners)


def _owner(rule: CodeOwnersRule) -> str:
    return f"owner {listed(rule.owners)}" if rule.owners else "owner"


def _held(rule: CodeOwnersRule, path: str, number: int) -> str:
    who = listed(rule.owners) if rule.owners else "owners"
    return f"{path} gives {counted(number, 'file')} to {who}"


def _lines(path: str, lines: Iterable[OwnerLine | None]) -> tuple[Place, ...]:
    numbers = sorted({line.number for line in lines if line})
    return tuple(Place(path, number) for number in numbers[:_MOST_PLACES])
