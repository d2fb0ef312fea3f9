"""All that a claim cites, looked up one by one."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Outcome
from dodcheck.rules.citations.names import name_seen
from dodcheck.rules.citations.paths import path_seen
from dodcheck.rules.citations.sighting import Seen, Sighting
from dodcheck.rules.formerly import FormerlyRule
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.cited import CitedRule


def sightings(rule: CitedRule, snapshot: Snapshot) -> Iterator[Sighting]:
    """Yield what became of each thing. Raises ``UnreadableError`` for a file that should be readable and is not."""
    for thing in rule.things:
        found = _thing(snapshot, thing, rule.named_in)
        yield _unless_past(found, snapshot, thing, rule.named_in) if rule.past else found
    for commit in rule.commits:
        yield _commit(snapshot, commit)


def _thing(snapshot: Snapshot, thing: str, named_in: str | None) -> Sighting:
    path, _, name = thing.partition("::")
    found = path_seen(snapshot, path, named_in)
    at = found.places[0].path if found.places else ""
    if not name or found.seen is not Seen.THERE or snapshot.presence(at) is not Presence.FILE:
        return found
    try:
        return name_seen(snapshot, at, name)
    except UnreadableError as problem:
        if problem.unknown is None:
            raise
        return found._replace(seen=Seen.UNCLEAR, words=f"{thing}, but {problem}")


def _unless_past(found: Sighting, snapshot: Snapshot, thing: str, named_in: str | None) -> Sighting:
    """Return what became of a thing; one whose path is missing, and was there once or may have been, is unclear."""
    path = thing.partition("::")[0]
    if found.seen is not Seen.MISSING or path_seen(snapshot, path, named_in).seen is not Seen.MISSING:
        return found
    before = FormerlyRule(path=path, named_in=named_in, strict=True).examine(snapshot)
    if before.outcome is Outcome.FAILS:
        return found
    shown = before.reproduce if before.outcome is Outcome.HOLDS else found.reproduce
    return found._replace(seen=Seen.UNCLEAR, words=f"{found.words}, but {before.summary}", reproduce=shown)


def _commit(snapshot: Snapshot, commit: str) -> Sighting:
    history, command = snapshot.history(), f"git log -1 --oneline {shlex.quote(commit)}"
    if history is None:
        return Sighting(Seen.UNCLEAR, f"the commit {commit}, but there is no commit to look at", command)
    if history.find(commit.lower()):
        return Sighting(Seen.THERE, f"the commit {commit}", command)
    why = (
        "this shallow clone may lack" if history.shallow() else "is not here; a squash or rebase leaves none of its ids"
    )
    return Sighting(Seen.UNCLEAR, f"the commit {commit}, which {why}", command)
