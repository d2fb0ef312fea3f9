"""Two sides of a change that are held in memory."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.model.caller import Caller
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.sides import compare, read_base
from dodcheck.trust.change.weakenings.table import Find
from support.judging import DAY

DOD = {"DOD.md": "- [ ] `b.md` created\n"}


def judges(before: Mapping[str, str], after: Mapping[str, str]) -> Judges:
    """Return the judges of a change from these files to those; the checklist has one promise unless told otherwise."""
    base = read_base("main", "c0" * 20, _snapshot(before), Caller(DAY))
    return Judges(compare(base, _snapshot(after), Caller(DAY)))


def weakened(find: Find, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Return each weakening that is found as `id, before -> after: sentence; detail`."""
    return [
        f"{one.what}/{one.subject}, {one.before} -> {one.after}: {one.said}; {one.detail}"
        for one in find(judges(before, after))
    ]


def _snapshot(files: Mapping[str, str]) -> MemorySnapshot:
    return MemorySnapshot({path: text.encode() for path, text in {**DOD, **files}.items()}, commit="c0")
