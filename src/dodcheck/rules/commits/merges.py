"""What merges changed themselves, beside what they brought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dodcheck.rules.commits.chosen import ChosenCommits
from dodcheck.snapshot.history import CommitEntry, History

MAX_MERGES = 200
"""So many merges are taken apart, the newest first; git is asked twice about each."""


def with_merges(history: History, chosen: ChosenCommits) -> ChosenCommits:
    """Return commits of which each merge has all that it changed beside what it brought.

    A merge may throw away what its first parent has, for the state of another parent: no commit that it brought changed
    that, and it does not differ from every parent. Where commits are left out here, nobody can tell it.
    """
    if history.shallow():
        return chosen
    merges = [entry.commit for entry in (*chosen.sure, *chosen.doubtful) if len(entry.parents) > 1]
    known = frozenset(merges[-MAX_MERGES:])
    gap = f"only {MAX_MERGES} of {len(merges)} merges are taken apart" if len(merges) > MAX_MERGES else None
    return chosen._replace(
        sure=tuple(_whole(history, chosen.sure, known)),
        doubtful=tuple(_whole(history, chosen.doubtful, known)),
        gap=chosen.gap or gap,
    )


def _whole(history: History, entries: Iterable[CommitEntry], known: frozenset[str]) -> Iterator[CommitEntry]:
    for entry in entries:
        yield entry._replace(paths=(*entry.paths, *_own(history, entry))) if entry.commit in known else entry


def _own(history: History, merge: CommitEntry) -> list[str]:
    changed = history.merged(merge.commit)
    if not changed:
        return []
    brought = {path for entry in history.log(merge.commit, merge.parents[0]) for path in entry.paths}
    return [path for path in changed if path not in brought]
