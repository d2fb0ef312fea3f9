"""What a snapshot says of the commits behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from dodcheck.snapshot.protocol import Snapshot


class CommitEntry(NamedTuple):
    """A commit: full id, ids of its parents in this clone, and the whole message, its subject first.

    ``committed`` is seconds since 1970 as the committer says: shown, and trusted for nothing.
    ``paths`` are those it added, changed or removed, in git's order; of a merge those that differ from every parent.
    """

    commit: str
    parents: tuple[str, ...]
    committed: int
    message: str
    paths: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0].strip()


class History(Protocol):
    """The commits that the judged one has behind it. Order is that of ancestry, the newest first."""

    def head(self) -> str:
        """Return the full id of the commit that is judged, or that the work tree rests on."""
        ...

    def shallow(self) -> bool:
        """Return whether this is a shallow clone: a commit that is not found may exist all the same."""
        ...

    def find(self, revision: str) -> str | None:
        """Return the full id of the commit that an id, a tag or a branch names, ``None`` where there is none here."""
        ...

    def log(self, until: str, since: str | None = None) -> tuple[CommitEntry, ...]:
        """Return the commits that ``until`` has and ``since`` has not, both full ids."""
        ...

    def line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:
        """Return the commits on the first-parent line of ``until`` that changed one of these files.

        A merge counts with what it brought to the line. ``paths`` of each are those of these files that it changed.
        """
        ...

    def touched(self) -> Mapping[str, CommitEntry] | None:
        """Return every path that a commit behind the judged one, or it itself, added, changed or removed.

        Beside each stands the newest of these commits. Of a long history the newest ``MAX_ENTRIES`` commits are looked
        at. ``None`` where a partial clone can't tell.
        """
        ...

    def merged(self, merge: str) -> tuple[str, ...]:
        """Return the paths in which a merge, given by its full id, differs from its first parent."""
        ...

    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file as a commit has it, ``None`` where it has no such file or can't tell it."""
        ...

    def raw(self, commit: str) -> bytes | None:
        """Return a commit, given by its full id, as git holds it: headers, signature, message; ``None`` if missing."""
        ...

    def at(self, commit: str) -> Snapshot:
        """Return the state of a commit, given by its full id; it has no evidence files."""
        ...

    def tags(self) -> Mapping[str, str]:
        """Return the commit of every tag, by name."""
        ...

    def branches(self) -> Mapping[str, str]:
        """Return the commit of every branch, by name; that of a remote one begins with the remote's, `origin/main`."""
        ...


MAX_ENTRIES = 20_000
"""More commits than this are not asked for at once."""


def touched_by(entries: Iterable[CommitEntry]) -> Mapping[str, CommitEntry]:
    """Return every path that commits, the newest first, added, changed or removed, with the newest of these."""
    touched: dict[str, CommitEntry] = {}
    for entry in entries:
        for path in entry.paths:
            touched.setdefault(path, entry)
    return touched
