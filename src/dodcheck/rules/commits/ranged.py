"""The commits between two revisions."""

from __future__ import annotations

from dodcheck.model.evidence import Unknown
from dodcheck.rules.commits.chosen import DEPTH, ChosenCommits, UnknownCommits
from dodcheck.snapshot.history import MAX_ENTRIES, History

DOTS = ".."
ALONE = "^!"
"""Stands behind a commit that is meant alone, with all that a merge brings."""


def commits_in(history: History, range_: str) -> ChosenCommits | UnknownCommits:
    """Return the commits that the second of two revisions has and the first has not: `BASE..HEAD`, `BASE`, `BASE..`.

    `ID^!` is that commit alone.
    """
    if range_.endswith(ALONE):
        return _alone(history, range_.removesuffix(ALONE))
    first, _, last = range_.partition(DOTS)
    since, until = _found(history, first) if first else None, _found(history, last)
    unknown = (first or "the beginning of the range") if since is None else last if until is None else None
    if unknown is not None or since is None or until is None:
        return _unnamed(history, unknown or range_)
    entries = history.log(until, since)[::-1]
    of = f"in {range_}" if DOTS in range_ else f"since {range_}"
    if not entries:
        return UnknownCommits(Unknown.EMPTY_SCOPE, f"there is no commit {of}")
    gap = None
    if history.shallow() and any(not entry.parents for entry in entries):
        gap = f"this clone leaves older commits out: {DEPTH}"
    elif len(entries) >= MAX_ENTRIES:
        gap = f"only the newest {MAX_ENTRIES} commits are looked at"
    return ChosenCommits(tuple(entry for entry in entries if entry.parents or not gap), (), of, gap, base=since)


def _alone(history: History, revision: str) -> ChosenCommits | UnknownCommits:
    """Return one commit; for a merge, with all that it brings."""
    commit = _found(history, revision)
    if commit is None:
        return _unnamed(history, revision)
    newest = history.log(commit)[0]
    base = newest.parents[0] if newest.parents else None
    if base is None and history.shallow():
        return UnknownCommits(Unknown.HISTORY, f"this clone leaves out what is before {revision}: {DEPTH}")
    entries = history.log(commit, base)[::-1] if base else (newest,)
    return ChosenCommits(entries, (), f"in {revision}", base=base, alone=revision)


def _unnamed(history: History, revision: str) -> UnknownCommits:
    why = f"; this clone leaves commits out: {DEPTH}" if history.shallow() else ""
    return UnknownCommits(Unknown.HISTORY, f"{revision} names no commit here{why}")


def _found(history: History, revision: str) -> str | None:
    """Return the commit that a revision names; HEAD, and nothing, is the judged one, whatever is checked out."""
    return history.head() if revision in ("", "HEAD") else history.find(revision)
