"""A history in which some things are otherwise: what a rule that looks at commits has to notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dodcheck.snapshot.history import CommitEntry, History, touched_by
from dodcheck.snapshot.protocol import Snapshot

_NEWEST = "f" * 40


@dataclass(frozen=True)
class Rewriting:
    """What is otherwise.

    ``message`` is that of one more commit, the newest, which makes all changes of files that stand beside it; there is
    none without. ``also`` are paths that commits, by their full ids, changed as well, ``messages`` what they say
    instead. ``forgotten`` are paths that no commit changed. ``renamed`` are tags and branches that have another name.
    """

    message: str | None = None
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()
    renamed: frozenset[str] = frozenset()


class RewrittenHistory:
    """The history ``inner``, rewritten; ``changes`` are the files of the newest commit, ``None`` for what is gone."""

    def __init__(self, inner: History, rewriting: Rewriting, changes: Mapping[str, bytes | None]) -> None:
        self._inner = inner
        self._other = rewriting
        self._changes = dict(changes)

    def head(self) -> str:
        """Return the full id of the newest commit."""
        return self._inner.head() if self._other.message is None else _NEWEST

    def shallow(self) -> bool:
        """Return whether this clone leaves commits out."""
        return self._inner.shallow()

    def find(self, revision: str) -> str | None:
        """Return the full id of the commit that an id, a tag or a branch names."""
        if revision in self._other.renamed:
            return None
        return self.head() if revision == "HEAD" else self._inner.find(revision)

    def log(self, until: str, since: str | None = None) -> tuple[CommitEntry, ...]:
        """Return the commits that ``until`` has and ``since`` has not."""
        if until != _NEWEST:
            return tuple(map(self._rewritten_entry, self._inner.log(until, since)))
        older = map(self._rewritten_entry, self._inner.log(self._inner.head(), since))
        return (self._newest_entry(tuple(sorted(self._changes))), *older)

    def line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:
        """Return the commits on the first-parent line of ``until`` that changed one of these files."""
        if until != _NEWEST:
            return self._inner.line(until, paths)
        changed = tuple(path for path in sorted(self._changes) if path in paths)
        return (*((self._newest_entry(changed),) if changed else ()), *self._inner.line(self._inner.head(), paths))

    def touched(self) -> Mapping[str, CommitEntry] | None:
        """Return every path that a commit behind it added, changed or removed, with the newest of these commits."""
        return None if self._inner.touched() is None else touched_by(self.log(self.head()))

    def merged(self, merge: str) -> tuple[str, ...]:
        """Return the paths in which a merge differs from its first parent."""
        return self._inner.merged(merge)

    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file as a commit has it."""
        if commit != _NEWEST:
            return self._inner.read(commit, path)
        return self._changes[path] if path in self._changes else self._inner.read(self._inner.head(), path)

    def raw(self, commit: str) -> bytes | None:
        """Return a commit as git holds it; the newest was never written."""
        return None if commit == _NEWEST else self._inner.raw(commit)

    def at(self, commit: str) -> Snapshot:
        """Return the state of a commit; of the newest, the state before it with its changes."""
        from dodcheck.snapshot.overlay import Overlay  # noqa: PLC0415 - an overlay makes such histories

        if commit != _NEWEST:
            return self._inner.at(commit)
        return Overlay(self._inner.at(self._inner.head()), self._changes)

    def tags(self) -> Mapping[str, str]:
        """Return the commit of every tag, by name."""
        return self._with_renamed_refs(self._inner.tags())

    def branches(self) -> Mapping[str, str]:
        """Return the commit of every branch, by name."""
        return self._with_renamed_refs(self._inner.branches())

    def _with_renamed_refs(self, refs: Mapping[str, str]) -> Mapping[str, str]:
        other = self._other.renamed
        return {_planted_name(name) if name in other else name: commit for name, commit in refs.items()}

    def _rewritten_entry(self, entry: CommitEntry) -> CommitEntry:
        message = self._other.messages.get(entry.commit, entry.message)
        paths = (*entry.paths, *self._other.also.get(entry.commit, ()))
        kept = tuple(path for path in paths if path not in self._other.forgotten)
        return entry._replace(paths=kept, message=message)

    def _newest_entry(self, paths: tuple[str, ...]) -> CommitEntry:
        message = self._other.message or ""
        return CommitEntry(_NEWEST, (self._inner.head(),), 0, message, paths)


def _planted_name(name: str) -> str:
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}planted-{last}"
