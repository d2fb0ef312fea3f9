"""Whether a person's word stands in for evidence: for these words, at a commit, until something it covers changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dodcheck.binding.bind import same_words
from dodcheck.exceptions.attestations import PLACES
from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Attestation
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


class Attested(NamedTuple):
    """The valid attestation of a statement, or why the one that lasts longest counts for nothing; empty without one."""

    valid: Attestation | None = None
    why_not: str = ""


def attested(criterion: Criterion, some: tuple[Attestation, ...], snapshot: Snapshot, today: date) -> Attested:
    """Return which of the attestations of a statement is valid."""
    whys = []
    for one in some:
        why = _why_not(one, criterion, snapshot, today)
        if not why:
            return Attested(one)
        whys.append(why)
    return Attested(None, whys[0] if whys else "")


def told(one: Attestation, today: date) -> str:
    """Return who said so, when, and for how long it counts."""
    days = (one.expires - today).days
    left = "1 day left" if days == 1 else f"{days} days left"
    return f"attested by {one.by} on {one.given} at {one.commit[:12]}, until {one.expires} ({left})"


def _why_not(one: Attestation, criterion: Criterion, snapshot: Snapshot, today: date) -> str:
    if one.expires < today:
        return f"expired on {one.expires}"
    if one.given > today:
        return f"is dated {one.given}, which is still to come"
    if not same_words(one.says, criterion.text):
        return f"was given for other words: “{one.says}”"
    then = _then(one.commit, snapshot)
    if then is None:
        history = snapshot.history()
        where = "of this shallow clone" if history and history.shallow() else "behind this one"
        return f"names {one.commit[:12]}, which is no commit {where}"
    return _stale(one, then, snapshot)


def _then(prefix: str, snapshot: Snapshot) -> Snapshot | None:
    """Return the state of the one commit whose id begins so, if it is the judged one or comes before it."""
    history = snapshot.history()
    commit = history.find(prefix) if history else None
    # A tag or a branch may be called like the beginning of an id.
    if history is None or commit is None or not commit.startswith(prefix):
        return None
    return None if history.log(commit, history.head()) else history.at(commit)


def _stale(one: Attestation, then: Snapshot, now: Snapshot) -> str:
    covered = False
    for glob in one.covers:
        for path in sorted({*_covered(glob, then), *_covered(glob, now)}):
            covered = True
            if (was := _content(path, then)) is None or was != _content(path, now):
                return f"is stale: {path} is not what it was at {one.commit[:12]}"
    return "" if covered else "covers no file"


def _covered(glob: str, snapshot: Snapshot) -> Iterator[str]:
    yield from (path for path in snapshot.glob(glob) if path not in PLACES)
    yield from matching(glob, snapshot.submodules())


def _content(path: str, snapshot: Snapshot) -> str | None:
    """Return what tells one content from another, ``None`` where nothing does."""
    try:
        return snapshot.recorded(path) or snapshot.digest(path)
    except UnreadableError:
        return None
