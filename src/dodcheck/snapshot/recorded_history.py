"""A history that keeps what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dodcheck.snapshot.history import CommitEntry, History
from dodcheck.snapshot.protocol import Snapshot, digest_of

KeepAnswer = Callable[[str, str], None]
"""Takes a question in words, and a word that stands for its answer."""


class RecordedHistory:
    """A history that passes every question on to ``inner`` and tells ``keep`` of it."""

    def __init__(self, inner: History, keep: KeepAnswer) -> None:
        self._inner = inner
        self._keep = keep

    def head(self) -> str:
        """Return the full id of the commit that is judged, or that the work tree rests on."""
        self._keep("head", self._inner.head())
        return self._inner.head()

    def shallow(self) -> bool:
        """Return whether this clone leaves commits out."""
        self._keep("shallow", str(self._inner.shallow()))
        return self._inner.shallow()

    def find(self, revision: str) -> str | None:
        """Return the full id of the commit that an id, a tag or a branch names, ``None`` where there is none here."""
        commit = self._inner.find(revision)
        self._keep(f"find {revision}", commit or "")
        return commit

    def log(self, until: str, since: str | None = None) -> tuple[CommitEntry, ...]:
        """Return the commits that ``until`` has and ``since`` has not."""
        entries = self._inner.log(until, since)
        self._keep(f"log {since or ''}..{until}", _digest(entry.commit for entry in entries))
        return entries

    def line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:
        """Return the commits on the first-parent line of ``until`` that changed one of these files."""
        entries = self._inner.line(until, paths)
        self._keep(f"line {until} {' '.join(paths)}", _digest(entry.commit for entry in entries))
        return entries

    def touched(self) -> Mapping[str, CommitEntry] | None:
        """Return every path that a commit behind it added, changed or removed, with the newest of these commits."""
        touched = self._inner.touched()
        told = () if touched is None else (f"{path} {entry.commit}" for path, entry in touched.items())
        self._keep("touched", "" if touched is None else _digest(told))
        return touched

    def merged(self, merge: str) -> tuple[str, ...]:
        """Return the paths in which a merge differs from its first parent."""
        paths = self._inner.merged(merge)
        self._keep(f"merged {merge}", _digest(paths))
        return paths

    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file as a commit has it, ``None`` where it has no such file or can't tell it."""
        content = self._inner.read(commit, path)
        self._keep(f"read {commit}:{path}", "" if content is None else digest_of(content))
        return content

    def raw(self, commit: str) -> bytes | None:
        """Return a commit as git holds it, ``None`` if it is missing; its id stands for all of it."""
        content = self._inner.raw(commit)
        self._keep(f"raw {commit}", "" if content is None else commit)
        return content

    def at(self, commit: str) -> Snapshot:
        """Return the state of a commit. Questions to it are not recorded, as no commit ever changes."""
        self._keep(f"at {commit}", commit)
        return self._inner.at(commit)

    def tags(self) -> Mapping[str, str]:
        """Return the commit of every tag, by name."""
        tags = self._inner.tags()
        self._keep("tags", _digest(f"{name} {commit}" for name, commit in tags.items()))
        return tags

    def branches(self) -> Mapping[str, str]:
        """Return the commit of every branch, by name."""
        branches = self._inner.branches()
        self._keep("branches", _digest(f"{name} {commit}" for name, commit in branches.items()))
        return branches


def _digest(members: Iterable[str]) -> str:
    return digest_of(chr(0).join(members).encode("utf-8", "surrogateescape"))
