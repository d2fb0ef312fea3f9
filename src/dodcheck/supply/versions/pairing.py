"""Which entry of the table, component of the bill of materials and vendored code are the same library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dodcheck.supply.bom import Component
from dodcheck.supply.vendoring.vendored import Vendored
from dodcheck.supply.versions.entry import Entry
from dodcheck.supply.versions.keys import ROUNDS, Keys, Member, folded_key
from dodcheck.supply.versions.library import Library

_KINDS = frozenset({None, "library", "framework", "application", "module", "source", "archive", "install", "other"})
"""What of a bill of materials may be a library: files, devices and data are none."""


@dataclass(slots=True)
class _Group:
    """Members that are the same library, at most one of each kind."""

    entry: Entry | None = None
    component: Component | None = None
    code: Vendored | None = None
    gone: bool = False

    def members(self) -> Iterator[Member]:
        yield from (one for one in (self.entry, self.component, self.code) if one is not None)

    def kinds(self) -> frozenset[type]:
        return frozenset(map(type, self.members()))

    def absorb(self, other: _Group) -> None:
        self.entry = self.entry or other.entry
        self.component = self.component or other.component
        self.code = self.code or other.code
        other.gone = True


def is_library(component: Component) -> bool:
    """Return whether a component of a bill of materials is one that a table of versions has to have."""
    return not component.is_file and (component.kind is None or component.kind.lower() in _KINDS)


def pair_libraries(
    entries: Sequence[Entry], components: Sequence[Component], vendored: Sequence[Vendored]
) -> tuple[Library, ...]:
    """Return every library, in the order of the table, then of the tree, then of the bill of materials.

    Members are paired by path, package URL, address and name, in this order; where two of a kind have the same key,
    that key pairs nothing.
    """
    kept, doubles = _without_doubles(entries)
    groups = [*(_Group(entry=entry) for entry in kept), *(_Group(code=one) for one in vendored)]
    groups += [_Group(component=component) for component in components if is_library(component)]
    for keys in ROUNDS:
        _join(groups, keys)
    left = (group for group in groups if not group.gone)
    return tuple(
        Library(group.entry, group.component, group.code, _entries_with_doubles(group.entry, doubles)) for group in left
    )


def _entries_with_doubles(entry: Entry | None, doubles: dict[int, list[Entry]]) -> tuple[Entry, ...]:
    return tuple(doubles.get(entry.line, ())) if entry else ()


def _without_doubles(entries: Sequence[Entry]) -> tuple[list[Entry], dict[int, list[Entry]]]:
    """Return the entries without those that name the same path or, without paths, the same name again."""
    first: dict[tuple[str, str], Entry] = {}
    doubles: dict[int, list[Entry]] = {}
    for entry in entries:
        key = (folded_key(entry.name), entry.path or "")
        known = first.setdefault(key, entry)
        if known is not entry:
            doubles.setdefault(known.line, []).append(entry)
    return list(first.values()), doubles


def _join(groups: Sequence[_Group], keys: Keys) -> None:
    """Join the groups that share a key which only one member of each kind has."""
    found: dict[str, list[_Group]] = {}
    for group in groups:
        if not group.gone:
            for key in sorted({key for member in group.members() for key in keys(member)}):
                found.setdefault(key, []).append(group)
    for sharing in found.values():
        alive = [one for one in sharing if not one.gone]
        kinds = [kind for one in alive for kind in one.kinds()]
        if len(alive) > 1 and len(kinds) == len(set(kinds)):
            for other in alive[1:]:
                alive[0].absorb(other)
