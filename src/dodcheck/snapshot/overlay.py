"""A snapshot with some files changed in memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from functools import cached_property
from types import MappingProxyType

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.history import History
from dodcheck.snapshot.names import NameIndex
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError, digest_of
from dodcheck.snapshot.rewritten import Rewriting, RewrittenHistory
from dodcheck.snapshot.wrapped import WrappedSnapshot

_NOTHING: Mapping[str, bytes | None] = MappingProxyType({})


class Overlay(WrappedSnapshot):
    """The snapshot ``inner``, with other bytes at the paths of ``changes``; ``None`` means that nothing is there.

    Paths are in normal form. A file that is new may stand where ``inner`` has none; folders follow from their files.
    ``links`` are new symbolic links. ``evidence`` changes the caller's evidence files in the same way, by name,
    ``rewriting`` the commits behind it. An overlay costs what is changed: the list of all files is made anew only where
    it is asked for and a file came or went.
    """

    def __init__(
        self,
        inner: Snapshot,
        changes: Mapping[str, bytes | None],
        evidence: Mapping[str, bytes | None] = _NOTHING,
        rewriting: Rewriting | None = None,
        links: Collection[str] = (),
    ) -> None:
        super().__init__(inner)
        self._changes = dict(changes)
        self._evidence = dict(evidence)
        self._rewriting = rewriting
        self._new_links = frozenset(links)

    @cached_property
    def _removed_files(self) -> frozenset[str]:
        return frozenset(path for path, data in self._changes.items() if data is None and self._was_file(path))

    @cached_property
    def _added_files(self) -> tuple[str, ...]:
        new = (path for path, data in self._changes.items() if data is not None and not self._was_file(path))
        return tuple(sorted(new))

    def _was_file(self, path: str) -> bool:
        odd = "\\" in path
        return _contains_sorted(self._inner.files(), path) if odd else self._inner.presence(path) is Presence.FILE

    @cached_property
    def _files(self) -> tuple[str, ...]:
        if not self._removed_files and not self._added_files:
            return self._inner.files()
        return self._with_changes(self._inner.files(), self._added_files)

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._files)

    def _with_changes(self, before: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
        if self._removed_files.isdisjoint(before) and not new:
            return before
        return tuple(sorted([*(path for path in before if path not in self._removed_files), *new]))

    def facts(self) -> SnapshotFacts:
        """Return those of ``inner``; with files changed as dirty, the changes in digest and number of files."""
        facts = self._inner.facts()
        if not self._changes:
            return facts
        changes = sorted((path, "" if data is None else digest_of(data)) for path, data in self._changes.items())
        whole = "\0".join(f"{path}\0{content_digest}" for path, content_digest in [("", facts.digest), *changes])
        digest = digest_of(whole.encode(errors="surrogateescape"))
        return SnapshotFacts(facts.commit, dirty=True, digest=digest, files=len(self._files))

    def files(self) -> tuple[str, ...]:
        """Return the path of every file, sorted by code point."""
        return self._files

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the files that match, sorted."""
        return self._with_changes(self._inner.glob(pattern), matching(pattern, self._added_files))

    def files_named(self, name: str) -> tuple[str, ...]:
        """Return the files whose last part is ``name`` but for case, sorted."""
        return self._with_changes(self._inner.files_named(name), NameIndex(self._added_files).files(name))

    def folders_named(self, name: str) -> tuple[str, ...]:
        """Return the folders of files whose last part is ``name`` but for case, sorted."""
        return (
            self._names.folders(name) if self._removed_files or self._added_files else self._inner.folders_named(name)
        )

    def presence(self, path: str) -> Presence:
        """Return what stands at a path."""
        place = self._place(path)
        if place is None:
            return Presence.OUTSIDE
        if place in self._new_links:
            return Presence.SYMLINK
        if self._changes.get(place) is not None:
            return Presence.FILE
        if place not in self._changes and self._was_file(place):
            return Presence.FILE
        if self._is_folder(place):
            return Presence.FOLDER
        presence = self._inner.presence(place)
        return Presence.ABSENT if presence is Presence.FOLDER or place in self._changes else presence

    def links(self) -> tuple[str, ...]:
        """Return the path of every symbolic link, sorted."""
        kept = (path for path in self._inner.links() if path not in self._changes)
        return tuple(sorted({*kept, *self._new_links}))

    def executable(self, path: str) -> bool:
        """Return whether a file may be executed; what is new may not."""
        return self._changes.get(path, b"") is not None and self._inner.executable(path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file. Raises ``UnreadableError``."""
        place = self._place(path)
        if place is None or place not in self._changes:
            return self._inner.read(place or path)
        content = self._changes[place]
        if content is None:
            raise UnreadableError(path, "is no tracked file")
        return content

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the hex digest of a file's bytes. Raises ``UnreadableError``."""
        place = self._place(path)
        return digest_of(self.read(path)) if place in self._changes else self._inner.digest(place or path)

    def history(self) -> History | None:
        """Return the commits behind the judged one, ``None`` where there is no commit."""
        history = self._inner.history()
        if history is None or self._rewriting is None:
            return history
        return RewrittenHistory(history, self._rewriting, self._changes)

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        return self._evidence[name] if name in self._evidence else self._inner.handed_over(name)

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        names = {*self._inner.handed_over_names(), *self._evidence}
        return tuple(sorted(name for name in names if self._evidence.get(name, b"") is not None))

    def _place(self, path: str) -> str | None:
        """Return a path in normal form; that of a file is the one that it has, even with a backslash in it."""
        return path if "\\" in path and _contains_sorted(self._files, path) else normalise(path)

    def _is_folder(self, place: str) -> bool:
        """Return whether a file stands below a path, whose signs mean nothing but themselves."""
        below = f"{place}/"
        if any(path.startswith(below) for path in self._added_files):
            return True
        if self._inner.presence(place) is not Presence.FOLDER:
            return False
        if not any(path.startswith(below) for path in self._removed_files):
            return True
        at = bisect_left(self._files, below)
        return at < len(self._files) and self._files[at].startswith(below)


def _contains_sorted(paths: tuple[str, ...], path: str) -> bool:
    at = bisect_left(paths, path)
    return paths[at : at + 1] == (path,)
