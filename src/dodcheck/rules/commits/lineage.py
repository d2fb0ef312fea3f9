"""The commits behind one, in one order: along its first parents, and before each merge what that brought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dodcheck.snapshot.history import MAX_ENTRIES, CommitEntry, History


class Lineage(NamedTuple):
    """Commits, the oldest first.

    ``turn`` says with which commit on the first-parent line, counted from 0, each of ``order`` came; ``at`` where in
    ``order`` it stands. ``line`` are the commits on that line. ``capped`` says that there are more commits than were
    looked at.
    """

    order: tuple[CommitEntry, ...]
    line: tuple[CommitEntry, ...]
    turn: Mapping[str, int]
    at: Mapping[str, int]
    capped: bool

    def brought(self) -> Mapping[int, tuple[CommitEntry, ...]]:
        """Return, by the place of a merge on the line, the commits that came with it, without itself."""
        by_turn: dict[int, list[CommitEntry]] = {}
        for entry in self.order:
            turn = self.turn[entry.commit]
            if self.line[turn] is not entry:
                by_turn.setdefault(turn, []).append(entry)
        return {turn: tuple(entries) for turn, entries in by_turn.items()}


def lineage(history: History) -> Lineage:
    """Return the commits behind the judged one; those of a long history as far as git is asked for them at once."""
    entries = history.log(history.head())
    known = {entry.commit: entry for entry in entries}
    line = _line(known, history.head())
    turn = _turns(known, line)
    newest_first = {entry.commit: number for number, entry in enumerate(entries)}
    order = sorted(
        (known[commit] for commit in turn), key=lambda entry: (turn[entry.commit], -newest_first[entry.commit])
    )
    at = {entry.commit: number for number, entry in enumerate(order)}
    return Lineage(tuple(order), tuple(line), turn, at, len(entries) >= MAX_ENTRIES)


def _line(known: Mapping[str, CommitEntry], head: str) -> list[CommitEntry]:
    commit_entries: list[CommitEntry] = []
    entry = known.get(head)
    while entry is not None:
        commit_entries.append(entry)
        entry = known.get(entry.parents[0]) if entry.parents else None
    return commit_entries[::-1]


def _turns(known: Mapping[str, CommitEntry], line: Sequence[CommitEntry]) -> dict[str, int]:
    """Return with which commit on the line each came first; every commit is looked at once."""
    turn: dict[str, int] = {}
    for number, entry in enumerate(line):
        waiting = [entry.commit]
        while waiting:
            commit = waiting.pop()
            if commit in known and commit not in turn:
                turn[commit] = number
                waiting.extend(known[commit].parents)
    return turn
