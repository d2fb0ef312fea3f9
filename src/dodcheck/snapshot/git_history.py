"""The history that git tells, in a few commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from dodcheck.errors import UserError
from dodcheck.snapshot.blobs import Blobs
from dodcheck.snapshot.commit import Commit, commit_id_of
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.history import MAX_ENTRIES, CommitEntry, touched_by
from dodcheck.snapshot.paths import from_bytes, normalise
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

_FORMAT = "--format=%x00%H%x00%P%x00%ct%x00%B"
_FIELDS = 4
_LOG = ("--literal-pathspecs", "-c", "log.showRoot=true", "log", "--topo-order", "--name-status", "-z", "--no-renames",
        "--ignore-submodules=none", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--no-decorate",
        "--encoding=UTF-8", f"--max-count={MAX_ENTRIES}", _FORMAT)  # fmt: skip
_DIFF = ("diff-tree", "-r", "--name-only", "-z", "--no-renames", "--ignore-submodules=none", "--no-ext-diff",
         "--no-textconv")  # fmt: skip
_REFS = ("for-each-ref", "--format=%(objectname)%00%(*objectname)%00%(refname)")
_TAGS = "refs/tags/"
_BRANCHES = ("refs/heads/", "refs/remotes/")


class GitHistory:
    """The history of the commit with the full id ``commit``; git is asked for each answer once."""

    def __init__(self, git: Git, commit: str) -> None:
        self._git = git
        self._commit = commit
        self._blobs = Blobs(git)
        self.find = cache(self._find)
        self.log = cache(self._log)
        self.line = cache(self._line)
        self.merged = cache(self._merged)

    def head(self) -> str:
        """Return the full id of the commit."""
        return self._commit

    @cached_property
    def _is_shallow(self) -> bool:
        return self._git.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def shallow(self) -> bool:
        """Return whether this clone leaves commits out."""
        return self._is_shallow

    def _find(self, revision: str) -> str | None:
        plain = revision.isprintable() and not revision.startswith("-")
        return commit_id_of(self._git, revision) or None if plain else None

    def _log(self, until: str, since: str | None = None) -> tuple[CommitEntry, ...]:
        revisions = f"{since}..{until}" if since else until
        return tuple(_entries(from_bytes(self._git.run(*_LOG, "-c", revisions, "--"))))

    def touched(self) -> Mapping[str, CommitEntry] | None:
        """Return every path that a commit behind it added, changed or removed, with the newest of these commits."""
        return self._touched

    @cached_property
    def _touched(self) -> Mapping[str, CommitEntry] | None:
        try:
            return touched_by(self.log(self._commit))
        except UserError:
            # A clone without the trees of older commits: what git may not fetch, it can't compare.
            return None

    def _line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:
        asked = ("--first-parent", "-m", until, "--", *paths)
        return tuple(_entries(from_bytes(self._git.run(*_LOG, *asked)))) if paths else ()

    def _merged(self, merge: str) -> tuple[str, ...]:
        output = from_bytes(self._git.run(*_DIFF, f"{merge}^1", merge, "--"))
        return tuple(path for path in output.split("\0") if path)

    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file as a commit has it, ``None`` where it has no such file or can't tell it."""
        place = normalise(path)
        if place is None or "\n" in place:
            return None
        try:
            return self._blobs.read(place, f"{commit}:{place}")
        except UnreadableError:
            return None

    def raw(self, commit: str) -> bytes | None:
        """Return a commit as git holds it, ``None`` where it is not in this clone."""
        try:
            return self._blobs.commit(commit)
        except UnreadableError:
            return None

    def at(self, commit: str) -> Snapshot:
        """Return the state of a commit, read from the object store."""
        return Commit(self._git, commit, {})

    @cached_property
    def _refs(self) -> Mapping[str, str]:
        """The commit of every branch and tag by its full name; what names no commit is left out where git says so."""
        lines = from_bytes(self._git.run(*_REFS, _TAGS, *_BRANCHES)).splitlines()
        fields = (line.split("\0") for line in lines)
        return {name: peeled or plain for plain, peeled, name in fields}

    def tags(self) -> Mapping[str, str]:
        """Return the commit of every tag, by name."""
        return self._refs_under(_TAGS)

    def branches(self) -> Mapping[str, str]:
        """Return the commit of every branch, by name; that of a remote one begins with the remote's."""
        return {name: commit for folder in _BRANCHES for name, commit in self._refs_under(folder).items()}

    def _refs_under(self, folder: str) -> Mapping[str, str]:
        return {name[len(folder) :]: commit for name, commit in self._refs.items() if name.startswith(folder)}


def _entries(output: str) -> Iterator[CommitEntry]:
    """Yield what the log says: the words of the format, then letters and a path for each change, empty ones between.

    The id of a commit is never taken for the letters that say what happened to a path.
    """
    words = output.split("\0")
    at = _next_word(words, 0)
    while at + _FIELDS <= len(words):
        commit, parents, committed, message = words[at : at + _FIELDS]
        at = _next_word(words, at + _FIELDS)
        paths = []
        while at + 1 < len(words) and words[at].strip("\n").isupper():
            paths.append(words[at + 1])
            at = _next_word(words, at + 2)
        yield CommitEntry(commit, tuple(parents.split()), int(committed), message.strip("\n"), tuple(paths))


def _next_word(words: list[str], at: int) -> int:
    """Return where the next word stands that is not empty."""
    while at < len(words) and not words[at].strip("\n"):
        at += 1
    return at
