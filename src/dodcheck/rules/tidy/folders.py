"""Whether each of some folders holds a file of some name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, others
from dodcheck.rules.code.own import not_own
from dodcheck.rules.finding import Finding
from dodcheck.rules.reading.contents import EMPTY_BY_CUSTOM, Fault, fault_of
from dodcheck.rules.reading.over_files import judged_over
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.paths import folder_of, name_of, parents_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.each_folder import EachFolderRule

MAX_PLACES = 50
"""So many places stand in the evidence."""


@dataclass(slots=True)
class _Seen:
    """How many folders were looked at, those that lack the file, and those of which that is open, with the reason."""

    folders: int = 0
    bad: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)


def examined(rule: EachFolderRule, snapshot: Snapshot) -> Evidence:
    """Return whether each of them holds one."""

    def judge(globs: Sequence[str]) -> Finding:
        seen = _Seen()
        for folder, names in folders_of(rule, snapshot, globs).items():
            seen.folders += 1
            _sort(rule, snapshot, seen, folder, names)
        inside, out = [f"{glob}/*" for glob in globs], [f"{glob}/**" for glob in rule.exclude]
        seen.open += [(path, "is a submodule") for path in unseen_submodules(snapshot, inside, out)]
        return _judged(rule, seen)

    return judged_over(rule, snapshot, judge)


def folders_of(rule: EachFolderRule, snapshot: Snapshot, globs: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the folders that are looked at, sorted, with the names of the files that stand in each."""
    names: dict[str, list[str]] = {}
    for path in snapshot.files():
        for folder in parents_of(path):
            names.setdefault(folder, [])
        names.setdefault(folder_of(path), []).append(name_of(path))
    meant, out, where = (_any(patterns) for patterns in (globs, rule.exclude, rule.where))
    return {
        folder: held
        for folder, held in sorted(names.items())
        if folder and meant(folder) and not out(folder) and (not rule.where or any(map(where, held)))
    }


class _any:  # noqa: N801 - a function with a memory
    """Tells whether a text matches one of some globs."""

    def __init__(self, globs: Sequence[str]) -> None:
        self._matchers = [matcher(glob) for glob in globs]

    def __call__(self, text: str) -> bool:
        return any(matches(text) for matches in self._matchers)


def _sort(rule: EachFolderRule, snapshot: Snapshot, seen: _Seen, folder: str, names: Sequence[str]) -> None:
    faults = list(_faults(rule, snapshot, folder, names))
    if None in faults:
        return
    unclear = next((fault for fault in faults if fault and fault.outcome is not Outcome.FAILS), None)
    first = next((fault for fault in faults if fault), None)
    what = f"holds {name_of(first.path)}, which {first.why}" if first else f"holds no {rule.wanted}"
    aside = _aside(folder) if rule.named_in else ""
    if unclear or aside:
        seen.open.append((folder, f"{what}{f', but it {aside}' if aside else ''}"))
    else:
        seen.bad.append((folder, what))


def _faults(rule: EachFolderRule, snapshot: Snapshot, folder: str, names: Sequence[str]) -> Iterator[Fault | None]:
    """Yield for each file of the name what is wrong with it, ``None`` where it is good.

    Raises ``UnreadableError`` for one that can't be read.
    """
    for name in filter(_any(rule.holds), names):
        fault = fault_of(snapshot, f"{folder}/{name}")
        if fault and fault.outcome is Outcome.ERROR:
            raise UnreadableError(fault.path, fault.why)
        by_custom = fault and name in EMPTY_BY_CUSTOM and fault.unknown is Unknown.PARTIAL
        yield None if by_custom else fault


def _aside(folder: str) -> str:
    if name_of(folder).startswith((".", "_")):
        return "may be no folder of that sort"
    return not_own(f"{folder}/x", "")


def _judged(rule: EachFolderRule, seen: _Seen) -> Finding:
    folders = counted(seen.folders, "folder")
    held = max(seen.folders - len(seen.bad) - len(seen.open), 0)
    if seen.bad:
        folder, what = seen.bad[0]
        said = f"{folder}/ {what}{others(seen.bad)} ({folders})"
        return Finding(Outcome.FAILS, said, _places(seen.bad), seen.folders, held)
    if seen.open:
        folder, what = seen.open[0]
        said = f"{folder}/ {what}{others(seen.open)} ({folders})"
        return Finding(Outcome.UNKNOWN, said, _places(seen.open), seen.folders, held, Unknown.AMBIGUOUS)
    if not seen.folders:
        said = f"there is no such folder in {', '.join(rule.in_)}"
        return Finding(Outcome.UNKNOWN, said, unknown=Unknown.EMPTY_SCOPE)
    every = f"each of {folders}" if seen.folders > 1 else "the only folder"
    return Finding(Outcome.HOLDS, f"{every} holds {rule.wanted}", (), seen.folders, held)


def _places(found: Sequence[tuple[str, str]]) -> tuple[Place, ...]:
    return tuple(Place(folder) for folder, _ in found[:MAX_PLACES])
