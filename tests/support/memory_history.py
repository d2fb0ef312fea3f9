"""A history in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from dodcheck.snapshot.history import CommitEntry, History, touched_by
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Snapshot

_SHORTEST = 4
"""git takes no shorter beginning of an id."""
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_NO_FILES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class MemoryHistory:
    """Commits, the newest first, which is the head; ``contents`` are files by commit and path.

    The contents of a commit are all its files. ``named`` are tags, ``heads`` branches, by name. ``raws`` are commits as
    git holds them, by id.
    """

    entries: Sequence[CommitEntry]
    contents: Mapping[str, Mapping[str, bytes]]
    named: Mapping[str, str] = field(default_factory=lambda: _NO_NAMES)
    heads: Mapping[str, str] = field(default_factory=lambda: _NO_NAMES)
    cut: bool = False
    raws: Mapping[str, bytes] = field(default_factory=lambda: _NO_FILES)

    def head(self) -> str:
        """Return the id of the newest commit."""
        return self.entries[0].commit

    def shallow(self) -> bool:
        """Return whether commits are left out."""
        return self.cut

    def find(self, revision: str) -> str | None:
        """Return the id that a tag, a branch, or the beginning of an id of at least four digits means."""
        named = {**self.heads, **self.named, "HEAD": self.head()}
        begun = [one.commit for one in self.entries if len(revision) >= _SHORTEST and one.commit.startswith(revision)]
        return named.get(revision) or (begun[0] if len(begun) == 1 else None)

    def log(self, until: str, since: str | None = None) -> tuple[CommitEntry, ...]:
        """Return the commits that ``until`` has and ``since`` has not."""
        left_out = frozenset() if since is None else frozenset(self._behind(since))
        behind = frozenset(self._behind(until)) - left_out
        return tuple(one for one in self.entries if one.commit in behind)

    def line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:
        """Return the commits on the first-parent line of ``until`` that changed one of these files."""
        found = (one._replace(paths=self._changed(one, paths)) for one in self._line(until))
        return tuple(one for one in found if one.paths)

    def touched(self) -> Mapping[str, CommitEntry]:
        """Return every path that a commit behind the head changed, with the newest of these commits."""
        return touched_by(self.log(self.head()))

    def merged(self, merge: str) -> tuple[str, ...]:
        """Return the paths in which a merge differs from its first parent."""
        entry = self._entry(merge)
        named = (
            {path for commit in (merge, *entry.parents[:1]) for path in self.contents.get(commit, {})} if entry else ()
        )
        return self._changed(entry, tuple(named)) if entry else ()

    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file as a commit has it."""
        return self.contents.get(commit, {}).get(path)

    def raw(self, commit: str) -> bytes | None:
        """Return a commit as git holds it, where a test says so."""
        return self.raws.get(commit)

    def at(self, commit: str) -> Snapshot:
        """Return the files of a commit with the history behind it."""
        behind = frozenset(self._behind(commit))
        entries = tuple(one for one in self.entries if one.commit in behind)
        return MemoryRepository(replace(self, entries=entries))

    def tags(self) -> Mapping[str, str]:
        """Return the commit of every tag, by name."""
        return self.named

    def branches(self) -> Mapping[str, str]:
        """Return the commit of every branch, by name."""
        return self.heads

    def _entry(self, commit: str) -> CommitEntry | None:
        return next((one for one in self.entries if one.commit == commit), None)

    def _behind(self, commit: str) -> Iterator[str]:
        waiting, seen = [commit], {commit}
        while waiting:
            one = self._entry(waiting.pop())
            if one is not None:
                yield one.commit
                waiting += [parent for parent in one.parents if parent not in seen]
                seen |= set(one.parents)

    def _line(self, commit: str) -> Iterator[CommitEntry]:
        one = self._entry(commit)
        while one is not None:
            yield one
            one = self._entry(one.parents[0]) if one.parents else None

    def _changed(self, entry: CommitEntry, paths: tuple[str, ...]) -> tuple[str, ...]:
        before = self.contents.get(entry.parents[0], {}) if entry.parents else {}
        after = self.contents.get(entry.commit, {})
        return tuple(sorted(path for path in set(paths) if before.get(path) != after.get(path)))


class MemoryRepository(MemorySnapshot):
    """Files in memory with a history behind them; those of its newest commit where no others are given.

    ``evidence`` are files handed over, by name.
    """

    def __init__(
        self,
        history: MemoryHistory,
        files: Mapping[str, bytes] | None = None,
        evidence: Mapping[str, bytes] = _NO_FILES,
    ) -> None:
        own = history.contents.get(history.head(), {}) if files is None else files
        super().__init__(own, evidence=evidence, commit=history.head())
        self._past = history

    def history(self) -> History | None:
        """Return the commits behind it."""
        return self._past
