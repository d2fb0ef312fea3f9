"""What the commits of a range added: every content of a file, even one that a later commit took away again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from dodcheck.errors import user_error
from dodcheck.snapshot.blobs import Blobs
from dodcheck.snapshot.commit import find_commit
from dodcheck.snapshot.first_parents import recorded_parents
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.index import REGULAR, SUBMODULE
from dodcheck.snapshot.paths import from_bytes

_LOG = ("-c", "log.showRoot=true", "log", "-c", "--raw", "-z", "--no-renames", "--no-abbrev", "--reverse", "--root",
        "--ignore-submodules=none", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--no-decorate",
        "--full-history", "--format=%x00%H %P")  # fmt: skip
_NOTHING = "0" * 40


class AddedBlob(NamedTuple):
    """A content that a commit added or changed at a path: the commit's full id, and git's id of the content."""

    commit: str
    path: str
    blob: str


class Range(Protocol):
    """The commits of a range, and what they added."""

    def commits(self) -> int:
        """Return how many commits there are."""
        ...

    def added(self) -> tuple[AddedBlob, ...]:
        """Return every content once at each path, with the commit that brought it first; the oldest comes first."""
        ...

    def cut_off(self) -> tuple[str, ...]:
        """Return every commit whose parents this clone leaves out: what came before it is missing from the range."""
        ...

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule that a commit added or moved, sorted."""
        ...

    def read(self, blob: AddedBlob) -> bytes:
        """Return a content. Raises ``UnreadableError``."""
        ...


class GitRange:
    """The commits that ``last`` has and ``before`` has not; both are full ids."""

    def __init__(self, git: Git, before: str, last: str) -> None:
        self._git, self._before = git, before
        self._blobs = Blobs(git)
        records = tuple(_records(from_bytes(git.run(*_LOG, f"{before}..{last}", "--")).split("\0")))
        self._told = tuple((named.split(" ")[0], mode, blob, path) for named, mode, blob, path in records)
        self._roots = tuple(dict.fromkeys(named.rstrip() for named, _, _, _ in records if named.endswith(" ")))

    def commits(self) -> int:
        """Return how many commits there are."""
        return len({commit for commit, _, _, _ in self._told})

    def cut_off(self) -> tuple[str, ...]:
        """Return every commit whose parents this clone leaves out: what came before it is missing from the range."""
        return tuple(root for root in self._roots if set(recorded_parents(self._git, root)) - {self._before})

    def added(self) -> tuple[AddedBlob, ...]:
        """Return every content once at each path, with the commit that brought it first; the oldest comes first."""
        by_place: dict[tuple[str, str], AddedBlob] = {}
        for commit, mode, blob, path in self._told:
            if mode.startswith(REGULAR):
                by_place.setdefault((blob, path), AddedBlob(commit, path, blob))
        return tuple(by_place.values())

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule that a commit added or moved, sorted."""
        return tuple(sorted({path for _, mode, _, path in self._told if mode.startswith(SUBMODULE)}))

    def read(self, blob: AddedBlob) -> bytes:
        """Return a content. Raises ``UnreadableError``."""
        return self._blobs.read(blob.path, blob.blob)


def find_range(git: Git, named: str) -> GitRange:
    """Return the range that ``A..B`` names; without ``B`` it ends at ``HEAD``. Raises ``UserError``."""
    before, dots, last = named.partition("..")
    if not (before and dots) or last.startswith("."):
        raise user_error(f"--range takes two commits as A..B, not `{named[:200]}`", "For example: --range main..HEAD")
    ids = find_commit(git, before, "--range"), find_commit(git, last or "HEAD", "--range")
    return GitRange(git, *ids)


def _records(words: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield commit, mode, blob and path of all that the log tells; a commit that added nothing has an empty path.

    Behind the id of a commit stand a space and the ids of its parents in this clone.
    """
    commit, at = "", 0
    while at < len(words):
        word = words[at].lstrip("\n")
        if word.startswith(":"):
            mode, blob = _mode_and_blob_after(word)
            yield commit, mode, blob, words[at + 1]
            at += 1
        elif word:
            commit = word
            yield commit, "", _NOTHING, ""
        at += 1


def _mode_and_blob_after(field: str) -> tuple[str, str]:
    """Return mode and blob of what a commit made of a path, which stand last; merges tell of every parent before."""
    parents = len(field) - len(field.lstrip(":"))
    parts = field.lstrip(":").split(" ")
    return parts[parents], parts[2 * parents + 1]
