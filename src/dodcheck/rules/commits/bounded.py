"""Whether commits kept within bounds, as evidence."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, either, some
from dodcheck.rules.commits.areas import SPOKEN
from dodcheck.rules.commits.bounds import Bounds, ChangedPath, OutOfBounds
from dodcheck.rules.commits.chosen import ChosenCommits, UnknownCommits, commit_in_words
from dodcheck.rules.commits.placed import glob_without_files, placed_globs
from dodcheck.snapshot.history import CommitEntry
from dodcheck.snapshot.protocol import Snapshot

_NAMED = 6
_PLACES = 50
_SHOWN_IDS = 8
_ID = 12


def unknown_commits_evidence(kind: str, unknown_commits: UnknownCommits) -> Evidence:
    """Return that the commits can't be told."""
    outcome = Outcome.UNKNOWN if unknown_commits.why else Outcome.ERROR
    return Evidence(kind, outcome, unknown_commits.said, 0, 0, "git log --oneline", unknown=unknown_commits.why)


def examine_bounds(kind: str, snapshot: Snapshot, bounds: Bounds, chosen: ChosenCommits) -> Evidence:
    """Return whether the commits changed only what they may.

    Where only what must not change is told, it has to be somewhere: that nothing changed a path which there never was
    says nothing.
    """
    denied = placed_globs(snapshot, bounds.denied, bounds.named_in)
    allowed = placed_globs(snapshot, bounds.allowed, bounds.named_in)
    if isinstance(denied, UnknownCommits):
        return unknown_commits_evidence(kind, denied)
    if isinstance(allowed, UnknownCommits):
        return unknown_commits_evidence(kind, allowed)
    meant = replace(bounds, denied=denied, allowed=allowed)
    seen = _BoundsFinding(kind, bounds, chosen, meant.look(chosen.sure), meant.look(chosen.doubtful)).evidence()
    missing = glob_without_files(snapshot, denied) if seen.outcome is Outcome.HOLDS and not allowed else None
    if missing is None:
        return seen
    message = f"{missing} is nothing that git tracks, so that it could not be changed"
    return replace(seen, outcome=Outcome.UNKNOWN, summary=message, unknown=Unknown.EMPTY_SCOPE)


@dataclass(frozen=True)
class _BoundsFinding:
    """What was found in the commits, and in those that may belong to them."""

    kind: str
    bounds: Bounds
    chosen: ChosenCommits
    sure: OutOfBounds
    doubtful: OutOfBounds

    def evidence(self) -> Evidence:
        if self.sure.wrong:
            return self._evidence(Outcome.FAILS, self._wrong(), self.sure.wrong)
        if self.sure.unclear:
            message = f"whether that is {self._what()} can't be told by its name: {_named(self.sure.unclear)}"
            return self._evidence(Outcome.UNKNOWN, message, self.sure.unclear, Unknown.AMBIGUOUS)
        open_ = (*self.doubtful.wrong, *self.doubtful.unclear)
        if open_:
            message = f"whether these commits are {self.chosen.of.removeprefix('of ')}'s can't be told: {_named(open_)}"
            way = "begin their messages with the id they belong to, or give the range: in: BASE..HEAD"
            return self._evidence(Outcome.UNKNOWN, f"{message}; {way}", open_, Unknown.AMBIGUOUS)
        if self.chosen.gap:
            message = f"{self._fine()}, but {self.chosen.gap}"
            return self._evidence(Outcome.UNKNOWN, message, (), Unknown.HISTORY)
        return self._evidence(Outcome.HOLDS, self._fine(), ())

    def _evidence(
        self, outcome: Outcome, summary: str, changes: Sequence[ChangedPath], unknown: Unknown | None = None
    ) -> Evidence:
        chosen = self.chosen
        offending = {change.entry.commit: change.entry for change in changes}
        looked = len(chosen.sure) + (0 if outcome is Outcome.FAILS else len(chosen.doubtful))
        places = dict.fromkeys(Place(change.path) for change in changes)
        if outcome is Outcome.HOLDS:
            places = dict.fromkeys(Place(path) for entry in chosen.sure for path in entry.paths)
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=f"{summary}; {chosen.note}" if chosen.note else summary,
            examined=looked,
            matched=looked - len(offending),
            reproduce=_reproduce(tuple(offending.values()) or chosen.sure),
            unknown=unknown,
            places=tuple(places)[:_PLACES],
        )

    def _wrong(self) -> str:
        wrong = self.sure.wrong
        many = len({change.entry.commit for change in wrong})
        of = f"{many} of {len(self.chosen.sure)} commits {self.chosen.of}"
        alone = f"the only commit {self.chosen.of}"
        subject = alone if len(self.chosen.sure) == 1 else of
        return f"{subject} {'changes' if many == 1 else 'change'} {self._what()}: {_named(wrong)}"

    def _fine(self) -> str:
        commits = self.chosen.sure
        paths = len({path for entry in commits for path in entry.paths})
        files = counted(paths, "file")
        first, last = self.chosen.ends
        whose = f"the only one, {commit_in_words(first)}, changes"
        if len(commits) > 1:
            whose = f"{len(commits)} commits, from {commit_in_words(first)} to {commit_in_words(last)}, change"
        more = len(self.chosen.doubtful)
        beside = f"; nor {'does 1' if more == 1 else f'do {more}'} more that may be its own" if more else ""
        return f"no commit {self.chosen.of} changes {self._what()}: {whose} {files}{beside}"

    def _what(self) -> str:
        areas = [SPOKEN[area] for area in self.bounds.areas]
        named = [*areas, *self.bounds.denied[:_NAMED]]
        beyond = ["anything beyond what may change"] if self.bounds.allowed else []
        parts = [*named, *beyond]
        return either(parts)


def _named(changes: Sequence[ChangedPath]) -> str:
    """Return the changes, each path once with the first commit that changed it."""
    first: dict[str, CommitEntry] = {}
    for change in changes:
        first.setdefault(change.path, change.entry)
    return some((f"{path} in {commit_in_words(entry)}" for path, entry in first.items()), _NAMED, "; ")


def _reproduce(commits: Sequence[CommitEntry]) -> str:
    if len(commits) <= _SHOWN_IDS:
        return f"git show --name-only --format=%h %s {' '.join(commit.commit[:_ID] for commit in commits)}".replace(
            "--format=%h %s", shlex.quote("--format=%h %s")
        )
    first, last = commits[0], commits[-1]
    since = f"{first.parents[0][:_ID]}.." if first.parents else ""
    return f"git log --name-only {shlex.quote('--format=%h %s')} {since}{last.commit[:_ID]}"
