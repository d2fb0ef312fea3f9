"""What the sightings of a name say about its being defined."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.code.definitions import Form, Sightings, What
from dodcheck.rules.finding import Finding
from dodcheck.snapshot.resolve import is_aside

_TEST_FOLDERS = frozenset({"test", "tests", "testing", "__tests__", "spec"})
_TEST_ENDS = ("_test", ".test", ".spec")


class SoughtName(NamedTuple):
    """A name, what it should be, and whether the files it may be in were named."""

    name: str
    what: What
    placed: bool

    @property
    def bare(self) -> bool:
        """Whether nothing says where the name should be, so that something else may be called the same."""
        return not self.placed and "." not in self.name


def present(seen: Sightings, sought: SoughtName) -> Finding:
    """Return that a name is defined, where it is not only one of several that nothing tells apart."""
    name, places = sought.name, _places(seen)
    if not sought.placed and _by_tests(places) and not name.rpartition(".")[2].lower().startswith("test"):
        return Finding(
            Outcome.UNKNOWN, f"{name} is defined by tests only: {at(places[0])}", places, unknown=Unknown.AMBIGUOUS
        )
    if not sought.placed and places and all(_is_elsewhere(place.path, name) for place in places):
        message = f"{name} is defined only in an example or in code of others: {at(places[0])}"
        return Finding(Outcome.UNKNOWN, message, places, unknown=Unknown.AMBIGUOUS)
    methods = sum(definition.form is Form.METHOD for definition in seen.found)
    if sought.bare and len(places) == methods > 1:
        message = f"{methods} classes have a {name}, the first in {at(places[0])}"
        return Finding(Outcome.UNKNOWN, message, places, unknown=Unknown.AMBIGUOUS)
    return Finding(Outcome.HOLDS, f"{name} is defined in {some(map(at, places), 1)}", places)


def missing(seen: Sightings, skipped: Sequence[str], sought: SoughtName) -> Finding:
    """Return that a name is not defined, or what leaves it open."""
    if seen.doubts:
        doubt = seen.doubts[0]
        return Finding(Outcome.UNKNOWN, doubt.said, (doubt.place,) if doubt.place else (), unknown=doubt.unknown)
    if skipped:
        message = f"{sought.name} is not defined in what could be looked at; not looked at: {some(skipped, 1)}"
        return Finding(Outcome.UNKNOWN, message, unknown=Unknown.SKIPPED)
    dead = f", only where it never runs: {at(seen.dead[0])}" if seen.dead else ""
    what = "" if sought.what is What.ANY else f"as a {sought.what} "
    message = f"{sought.name} is not defined {what}in {counted(seen.examined, 'file')} of code{dead}"
    return Finding(Outcome.FAILS, message, tuple(seen.dead))


def absent(seen: Sightings, skipped: Sequence[str], sought: SoughtName) -> Finding:
    """Return whether a name is defined nowhere; a namesake of the one that is meant leaves it open."""
    places = _places(seen)
    doubtful = len(places) > 1 or _by_tests(places) or any(definition.form is Form.METHOD for definition in seen.found)
    if places and sought.bare and doubtful:
        message = f"{sought.name} is defined in {at(places[0])}, which may be another than the one that is meant"
        return Finding(Outcome.UNKNOWN, message, places, unknown=Unknown.AMBIGUOUS)
    if places:
        return Finding(Outcome.FAILS, f"{sought.name} is defined in {at(places[0])}", places)
    if seen.doubts or skipped:
        return missing(seen, skipped, sought)
    if seen.dead:
        message = f"{sought.name} stands in {at(seen.dead[0])}, where it never runs"
        return Finding(Outcome.UNKNOWN, message, tuple(seen.dead), unknown=Unknown.AMBIGUOUS)
    return Finding(Outcome.HOLDS, f"{sought.name} is not defined in {counted(seen.examined, 'file')} of code")


def at(place: Place) -> str:
    """Return a place as it is written in a sentence."""
    return f"{place.path}:{place.line}" if place.line else place.path


def _places(seen: Sightings) -> tuple[Place, ...]:
    return tuple(definition.place for definition in seen.found)


def _is_elsewhere(path: str, name: str) -> bool:
    """Return whether a path lies aside, and the name does not begin with the folder that it begins with."""
    return is_aside(path) and path.partition("/")[0] != name.partition(".")[0]


def _by_tests(places: Sequence[Place]) -> bool:
    return bool(places) and all(_is_of_tests(place.path.lower()) for place in places)


def _is_of_tests(path: str) -> bool:
    *folders, name = path.split("/")
    stem = posixpath.splitext(name)[0]
    return not _TEST_FOLDERS.isdisjoint(folders) or stem.startswith("test_") or stem.endswith(_TEST_ENDS)
