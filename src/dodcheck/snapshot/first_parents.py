"""The first-parent line of a commit: which commits there are, and what each changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.snapshot.commit import holds_unstorable_path, unstorable_tree
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.index import LINK, REGULAR, SUBMODULE
from dodcheck.snapshot.paths import from_bytes, to_bytes
from dodcheck.snapshot.touched import AlteredPath

_LOG = ("-c", "log.showRoot=false", "log", "--first-parent", "-m", "--raw", "-z", "--no-renames", "--no-abbrev",
        "--ignore-submodules=none", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--no-decorate",
        "--encoding=UTF-8", "--format=%x00%H%x00%P%x00%ct%x00%s")  # fmt: skip
_TRACKED = frozenset({REGULAR, LINK, SUBMODULE})


class LineCommit(NamedTuple):
    """A commit of the line: full id, ids of its parents in this clone, seconds since 1970 as its committer says.

    ``altered`` is what it changed of its first parent; nothing where it has none.
    """

    commit: str
    parents: tuple[str, ...]
    seconds: int
    subject: str
    altered: tuple[AlteredPath, ...]


def line_commits(git: Git, revision: str, most: int) -> tuple[LineCommit, ...]:
    """Return at most so many commits of a line, the newest first. Raises ``UserError`` when git fails.

    ``revision`` is a full id, or ``FROM..TO`` with two: the commits of the line of ``TO`` that ``FROM`` has not.
    """
    output = from_bytes(git.run(*_LOG, f"--max-count={most}", revision, "--"))
    commits = tuple(_records(output.split("\0")))
    wrong = next(
        (line_commit.commit for line_commit in commits if _is_malformed([path for path, _, _ in line_commit.altered])),
        None,
    )
    if wrong is not None:
        raise unstorable_tree(wrong)
    return commits


def cut_off(git: Git, commit: str) -> bool:
    """Return whether a commit has parents that this clone leaves out: it is the end of a shallow clone."""
    return bool(recorded_parents(git, commit))


def recorded_parents(git: Git, commit: str) -> tuple[str, ...]:
    """Return the ids of the parents that a commit itself names, whether or not this clone has them."""
    head = git.run("cat-file", "commit", commit).partition(b"\n\n")[0]
    words = (line.split(b" ") for line in head.split(b"\n"))
    return tuple(from_bytes(word[1]) for word in words if word[0] == b"parent")


def _is_malformed(paths: list[str]) -> bool:
    """Return whether a change names a path twice, or one that git itself never stores."""
    return len(set(paths)) < len(paths) or holds_unstorable_path(to_bytes("".join(f"\t{path}\0" for path in paths)))


def _records(words: list[str]) -> Iterator[LineCommit]:
    """Yield what stands in the words of the log: an empty one, four of a commit, then two for each path."""
    at = 0
    while at + 4 < len(words):
        commit, parents, seconds, subject = words[at + 1 : at + 5]
        at += 5
        altered: list[AlteredPath] = []
        while words[at : at + 1] and words[at].lstrip("\n").startswith(":"):
            altered.append(_altered_path(words[at], words[at + 1]))
            at += 2
        yield LineCommit(commit, tuple(parents.split()), int(seconds), subject, tuple(altered))


def _altered_path(fields: str, path: str) -> AlteredPath:
    before, after, old, new, _ = fields.lstrip("\n:").split(" ")
    return AlteredPath(path, _line(before, old), _line(after, new))


def _line(mode: str, blob: str) -> str:
    return f"{mode} {blob}" if mode[:3] in _TRACKED else ""
