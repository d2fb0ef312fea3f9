"""Counterexamples for the kind `cited`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.citations.paths import path_seen
from dodcheck.rules.citations.sighting import Seen
from dodcheck.snapshot.protocol import Presence, Snapshot, bytes_of
from dodcheck.snapshot.rewritten import Rewriting

if TYPE_CHECKING:
    from dodcheck.rules.cited import CitedRule


def counterexamples(rule: CitedRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the removal of each thing that is there: of a file, of a name in one, of a commit."""
    if seen.outcome is not Outcome.HOLDS:
        return
    for thing in rule.things:
        yield from _without(rule, snapshot, thing)
    for commit in rule.commits:
        yield Counterexample(f"the commit {commit} under another id", rewriting=Rewriting(renamed=frozenset({commit})))


def _without(rule: CitedRule, snapshot: Snapshot, thing: str) -> Iterator[Counterexample]:
    word, _, name = thing.partition("::")
    paths = [path for path in _files(rule, snapshot, word) if not _is_needed(snapshot, path, word)]
    if name and len(paths) == 1:
        last = re.split(r"::|\.", name)[-1].partition("[")[0].removesuffix("()").rstrip("*")
        content = bytes_of(snapshot, paths[0]) or b""
        yield Counterexample(f"{last} gone from {paths[0]}", {paths[0]: content.replace(last.encode(), b"planted")})
    if paths:
        # What is gone and was there once is no lie to a rule about the past.
        rewriting = Rewriting(forgotten=frozenset(paths)) if rule.past else None
        yield Counterexample(f"{some(paths)} removed", dict.fromkeys(paths), rewriting=rewriting)


def _files(rule: CitedRule, snapshot: Snapshot, word: str) -> tuple[str, ...]:
    found = path_seen(snapshot, word, rule.named_in)
    at = [place.path for place in found.places] if found.seen is Seen.THERE else []
    inside = snapshot.glob(f"{at[0]}/**") if len(at) == 1 and snapshot.presence(at[0]) is Presence.FOLDER else ()
    return inside or tuple(at)


def _is_needed(snapshot: Snapshot, path: str, word: str) -> bool:
    """Return whether a file is only a link, which can't be taken out of the snapshot in memory."""
    return not word or snapshot.presence(path) is not Presence.FILE
