"""Which commits a rule is about."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.evidence import Unknown
from dodcheck.snapshot.history import CommitEntry

_SHORT = 7
_SUBJECT = 60

DEPTH = "set fetch-depth: 0"
"""What gives a job in CI the whole history."""


class ChosenCommits(NamedTuple):
    """Commits, the oldest first.

    ``sure`` are what the rule is about, ``doubtful`` may be. ``of`` are words for them, as behind "commits": "of M03".
    ``gap`` says why there may be more of them than are known here, as a clause. ``note`` is what else must be said.
    ``base`` is the full id of the commit before them, ``None`` where they begin the history. ``alone`` names the one
    commit that is meant, with all that a merge brings.
    """

    sure: tuple[CommitEntry, ...]
    doubtful: tuple[CommitEntry, ...]
    of: str
    gap: str | None = None
    note: str | None = None
    base: str | None = None
    alone: str | None = None

    @property
    def ends(self) -> tuple[CommitEntry, CommitEntry]:
        """The oldest and the newest."""
        return self.sure[0], self.sure[-1]


class UnknownCommits(NamedTuple):
    """That the commits can't be told, and what would settle it; ``why`` is ``None`` where something can't be read."""

    why: Unknown | None
    said: str


def short_id(commit: str) -> str:
    """Return the beginning of an id."""
    return commit[:_SHORT]


def commit_in_words(entry: CommitEntry) -> str:
    """Return a commit as reports name it: `3f2a1bc “Fix the lint job”`."""
    subject = entry.subject
    return f"{short_id(entry.commit)} “{subject if len(subject) <= _SUBJECT else f'{subject[: _SUBJECT - 1]}…'}”"
