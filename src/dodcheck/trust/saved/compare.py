"""Two reports as plain values, side by side: every value that differs, by criterion and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

_Key = TypeVar("_Key")

_KEYS: Mapping[str, str] = {
    "criteria": "id",
    "documents": "path",
    "evidence_files": "name",
    "predicate.inputs.documents": "name",
    "predicate.inputs.evidence": "name",
}
"""The lists whose members are paired by a name of theirs, and which field that is; others are paired by position."""


class How(StrEnum):
    """How two reports differ at one place."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"


class Difference(NamedTuple):
    """One value that differs.

    ``criterion`` is the id of the criterion that it belongs to, ``None`` for the report as a whole. ``field`` leads to
    the value from there (``evidence[0].locations[0].digest``), empty for the whole criterion. ``then`` is what the
    saved report says, ``now`` what is found; ``added`` stands only in the saved report, ``dropped`` is missing in it.
    """

    criterion: str | None
    field: str
    how: How
    then: object
    now: object


class _ReportPlace(NamedTuple):
    criterion: str | None
    path: str

    def field(self, name: str) -> _ReportPlace:
        return _ReportPlace(self.criterion, f"{self.path}.{name}" if self.path else name)

    def member(self, key: object) -> _ReportPlace:
        return (
            _ReportPlace(str(key), "")
            if self.path == "criteria"
            else _ReportPlace(self.criterion, f"{self.path}[{key}]")
        )

    def differs(self, how: How, then: object, now: object) -> Difference:
        return Difference(self.criterion, self.path, how, then, now)


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Return every value of a saved report that differs from the one that is found, in the order of the report."""
    return tuple(_compare(_ReportPlace(None, ""), then, now))


def _compare(at: _ReportPlace, then: object, now: object) -> Iterator[Difference]:
    if isinstance(then, dict) and isinstance(now, dict):
        yield from _compare_fields(at, then, now)
    elif isinstance(then, list) and isinstance(now, list):
        yield from _compare_by_key(at, then, now) if at.path in _KEYS else _compare_positions(at, then, now)
    elif type(then) is not type(now) or then != now:
        yield at.differs(How.CHANGED, then, now)


def _compare_fields(at: _ReportPlace, then: Mapping[str, object], now: Mapping[str, object]) -> Iterator[Difference]:
    for name in dict.fromkeys([*now, *then]):
        yield from _compare_member(at.field(name), name, then, now)


def _compare_member(
    at: _ReportPlace, key: _Key, then: Mapping[_Key, object], now: Mapping[_Key, object]
) -> Iterator[Difference]:
    """Yield how what has a key on either side differs; ``at`` is its place."""
    if key not in now:
        yield at.differs(How.ADDED, then[key], None)
    elif key not in then:
        yield at.differs(How.DROPPED, None, now[key])
    else:
        yield from _compare(at, then[key], now[key])


def _compare_positions(at: _ReportPlace, then: Sequence[object], now: Sequence[object]) -> Iterator[Difference]:
    if len(then) != len(now):
        yield at.differs(How.CHANGED, then, now)
        return
    for number, (old, new) in enumerate(zip(then, now, strict=True)):
        yield from _compare(at.member(number), old, new)


def _compare_by_key(at: _ReportPlace, then: Sequence[Any], now: Sequence[Any]) -> Iterator[Difference]:
    """Yield the differences of two lists whose members have names; a name that comes again counts as another one."""
    before, after = _members_by_name(then, _KEYS[at.path]), _members_by_name(now, _KEYS[at.path])
    for key in dict.fromkeys([*after, *before]):
        yield from _compare_member(at.member(key[0]), key, before, after)
    orders = [key[0] for key in before if key in after], [key[0] for key in after if key in before]
    if orders[0] != orders[1]:
        yield Difference(None, f"order of {at.path}", How.CHANGED, *orders)


def _members_by_name(members: Sequence[Any], name: str) -> dict[tuple[str, int], Any]:
    seen = Counter[str]()
    by_name: dict[tuple[str, int], Any] = {}
    for member in members:
        seen[member[name]] += 1
        by_name[member[name], seen[member[name]]] = member
    return by_name
