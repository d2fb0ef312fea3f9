"""Which component of a bill of materials is which vendored code."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from dodcheck.supply.bom import Bom, Component
from dodcheck.supply.coverage.addresses import address, addresses_of, is_from_elsewhere, purl_of
from dodcheck.supply.coverage.names import loose_name, names_of, names_of_code
from dodcheck.supply.coverage.standing import Stand, Standing, stand
from dodcheck.supply.vendoring.vendored import Held, Vendored

MAX_COPIES = 32
"""Copies of one library that are looked at for each component: copies times components would have no end."""
_REGISTRIES = frozenset(
    {
        *("alpm", "apk", "cargo", "cocoapods", "composer", "conda", "cpan", "cran", "deb", "gem", "hackage", "hex"),
        *("maven", "npm", "nuget", "oci", "pub", "pypi", "rpm"),
    }
)
"""Types of purls whose packages are installed: one that is vendored as well is listed with its place."""
_MAX_PARTS = 64
"""Folders of a path that are looked at from below."""


class How(StrEnum):
    """What shows that a component is a piece of vendored code, the surest first."""

    PLACE = "place"
    ADDRESS = "address"
    NAME = "name"


_SUREST = tuple(How)


class Match(NamedTuple):
    """A component that is vendored code, what shows it, and whether both are at the same commit or version."""

    component: Component
    code: Vendored
    how: How
    stand: Stand


class DoubtfulMatch(NamedTuple):
    """A component that may be vendored code, and may as well be something else."""

    component: Component
    code: Vendored


class ComponentCoverage(NamedTuple):
    """How components and vendored code go together.

    ``matches`` are in the order of the code, one for each: the surest, but a stale one before all others.
    ``uncovered`` is code without a match, that of doubts included; ``unmapped`` are components without one.
    """

    matches: tuple[Match, ...]
    doubts: tuple[DoubtfulMatch, ...]
    uncovered: tuple[Vendored, ...]
    unmapped: tuple[Component, ...]


def match_components(bom: Bom, vendored: Sequence[Vendored]) -> ComponentCoverage:
    """Return which component is which code: by its place, else by its address, else by its name.

    A component that says by place or address what it is, is not looked for by name, and code that is found so is not
    taken by a namesake. What says that it comes from elsewhere is no more than a doubt. Takes time in proportion to
    both. A file counts where it is vendored itself: by its place or its name, which may be its path.
    """
    indexes = _VendoredIndexes(vendored)
    components = [component for component in bom.components if not component.is_file or indexes.holds_file(component)]
    found: list[Match] = []
    for how, codes in ((How.PLACE, indexes.by_place), (How.ADDRESS, indexes.by_address), (How.NAME, indexes.by_name)):
        taken = {one.component.at for one in found}
        covered = {one.code.path for one in found}
        for component in components:
            if component.at not in taken:
                several = [
                    code for code in codes(component) if how is not How.NAME or _may_be(component, code, covered)
                ]
                found += _matches_of_component(component, several, how)
    return _coverage(components, vendored, found, indexes)


def _may_be(component: Component, code: Vendored, covered: set[str]) -> bool:
    """Return whether code of that name may be a component, which may be another thing of that name.

    It may not where that comes from a registry or names another source, but at the version or commit of the code.
    """
    if code.path in covered:
        return False
    purl = purl_of(component)
    away = purl is not None and purl.type in _REGISTRIES
    away = away or (code.url is not None and is_from_elsewhere(component, code.url.value))
    return not away or stand(component, code).standing is Standing.AGREES


def _matches_of_component(component: Component, codes: Sequence[Vendored], how: How) -> Iterator[Match]:
    """Yield the matches of a component: each place it names; of copies from one source, those that it agrees with."""
    found = [Match(component, code, how, stand(component, code)) for code in codes]
    agreeing = [one for one in found if one.stand.standing is Standing.AGREES]
    if how is How.PLACE:
        yield from found
    else:
        yield from agreeing or found[:1]


def _coverage(
    components: Sequence[Component], vendored: Sequence[Vendored], found: Sequence[Match], indexes: _VendoredIndexes
) -> ComponentCoverage:
    best: dict[str, Match] = {}
    spread = Counter(one.component.at for one in found)
    # What is in one place alone comes first, so that what is in several is left for the others of them.
    for one in sorted(found, key=lambda match: (_SUREST.index(match.how), spread[match.component.at])):
        if one.code.path not in best or one.stand.standing is Standing.DISAGREES:
            best[one.code.path] = one
    mapped = {one.component.at for one in found}
    uncovered = [code for code in vendored if code.path not in best]
    unmapped = [component for component in components if component.at not in mapped]
    doubts = _doubts(found, unmapped, {code.path for code in uncovered}, indexes)
    matches = tuple(best[path] for path in sorted(best))
    return ComponentCoverage(matches, tuple(doubts), tuple(uncovered), tuple(unmapped))


def _doubts(
    found: Sequence[Match], unmapped: Sequence[Component], open_: set[str], indexes: _VendoredIndexes
) -> Iterator[DoubtfulMatch]:
    """Yield further copies of what is listed once, and names that are alike but for `lib` or a version."""
    for one in found:
        if one.how is not How.PLACE:
            again = indexes.by_address(one.component) if one.how is How.ADDRESS else indexes.by_name(one.component)
            yield from (DoubtfulMatch(one.component, code) for code in again if code.path in open_)
    for component in unmapped:
        yield from (DoubtfulMatch(component, code) for code in indexes.by_loose_name(component) if code.path in open_)


class _VendoredIndexes:
    """Vendored code by its path, its address, and its names."""

    def __init__(self, vendored: Iterable[Vendored]) -> None:
        self._paths: dict[str, Vendored] = {}
        self._addresses: dict[str, list[Vendored]] = {}
        self._names: dict[str, list[Vendored]] = {}
        self._loose: dict[str, list[Vendored]] = {}
        for code in vendored:
            self._paths[code.path] = code
            where = address(code.url.value) if code.url else None
            if where:
                self._addresses.setdefault(where.where, []).append(code)
            for name in sorted(names_of_code(code)):
                self._names.setdefault(name, []).append(code)
            for name in sorted({loose_name(name) for name in names_of_code(code)} - {""}):
                self._loose.setdefault(name, []).append(code)

    def by_place(self, component: Component) -> list[Vendored]:
        """Return the code at the places that a component names, and around them where it is called so too."""
        places = component.places or ((component.name,) if component.is_file else ())
        return _unique(code for place in places if (code := self._code_around(place, component)))

    def holds_file(self, component: Component) -> bool:
        """Return whether a file is a piece of vendored code, or lies in one under its name."""
        return bool(self.by_place(component) or self.by_name(component))

    def by_address(self, component: Component) -> list[Vendored]:
        """Return the code that comes from where a component says that it does."""
        return _code_by_keys(self._addresses, (found.where for found in addresses_of(component)))

    def by_name(self, component: Component) -> list[Vendored]:
        """Return the code that is called as a component is."""
        found = _code_by_keys(self._names, sorted(names_of(component)))
        if not component.is_file:
            return found
        placed = component.places or "/" in component.name
        return [] if placed else [code for code in found if code.held is Held.FILE]

    def by_loose_name(self, component: Component) -> list[Vendored]:
        """Return the code that is called nearly as a component is."""
        return _code_by_keys(self._loose, sorted({loose_name(name) for name in names_of(component)} - {""}))

    def _code_around(self, place: str, component: Component) -> Vendored | None:
        """Return the code at a place. A file in its folder may be of something that it vendors itself."""
        path = posixpath.normpath(place.strip().replace("\\", "/")).strip("/")
        if path in self._paths:
            return self._paths[path]
        for _ in range(_MAX_PARTS):
            path = path.rpartition("/")[0]
            if path in self._paths:
                return self._paths[path] if _alike(component, self._paths[path]) else None
        return None


def _alike(component: Component, code: Vendored) -> bool:
    return not {loose_name(name) for name in names_of(component)}.isdisjoint(
        loose_name(name) for name in names_of_code(code)
    )


def _code_by_keys(index: Mapping[str, Sequence[Vendored]], keys: Iterable[str]) -> list[Vendored]:
    return _unique(code for key in keys for code in index.get(key, ())[:MAX_COPIES])


def _unique(codes: Iterable[Vendored]) -> list[Vendored]:
    return list({code.path: code for code in codes}.values())
