"""Counterexamples for the kind `each_folder`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.tidy.folders import folders_of
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.each_folder import EachFolderRule

_MOST_FOLDERS = 10
_PAGE = b"# Parcels\n\nEach parcel is followed by its number, from door to door.\n"


def without(rule: EachFolderRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield a folder whose file is gone while another is there, the first that turns the rule."""
    matchers = [matcher(glob) for glob in rule.holds]
    for folder, names in list(folders_of(rule, snapshot, rule.in_).items())[:_MOST_FOLDERS]:
        gone = [f"{folder}/{name}" for name in names if any(matches(name) for matches in matchers)]
        one = Counterexample(f"{some(gone)} removed", {**dict.fromkeys(gone), f"{folder}/planted.txt": b"planted\n"})
        if rule.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one
            return


def filled(rule: EachFolderRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the folders that lack it with such a file."""
    name = next((glob for glob in rule.holds if not is_glob(glob)), None)
    if name is None or not seen.places:
        return
    paths = [f"{place.path}/{name}" for place in seen.places]
    one = Counterexample(f"{some(paths)} added", dict.fromkeys(paths, _PAGE))
    if rule.examine(one.planted_in(snapshot)).outcome is Outcome.HOLDS:
        yield one
