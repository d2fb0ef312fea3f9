"""A small repository, and everything that a snapshot says about it."""

from __future__ import annotations

from collections.abc import Mapping

from dodcheck.snapshot.commit import Commit, find_commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.touched import AlteredPath, TreeChange
from dodcheck.snapshot.tracked import TreeSnapshot
from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo

FILES: Mapping[str, str | bytes] = {
    "a.md": "A\n",
    "docs/b.md": "B\n",
    "c.bin": b"\0\1",
    ".gitignore": "*.log\nBuild/\n",
}


def at_head(repo: Repo) -> Commit:
    """Return the snapshot of the commit that is checked out."""
    git = Git(repo.root)
    return Commit(git, find_commit(git, "HEAD", "--at"), {})


def listed(repo: Repo) -> Snapshot:
    """Return the snapshot of the work tree as it is now: what is changed from here on is not in its list of files."""
    snapshot = WorkTree(repo.root, {})
    snapshot.files()
    return snapshot


def digest_of(repo: Repo) -> str:
    """Return the digest of the work tree as it is now."""
    return listed(repo).facts().digest


def change_between(before: Mapping[str, str], after: Mapping[str, str]) -> TreeChange:
    """Return what differs between two trees, given the lines of each by path."""
    paths = (path for path, line in {**before, **after}.items() if before.get(path) != after.get(path) or not line)
    return TreeChange(AlteredPath(path, before.get(path, ""), after.get(path, "")) for path in paths)


def told(snapshot: TreeSnapshot) -> tuple[object, ...]:
    """Return everything a snapshot says about FILES and about paths that are not there."""
    contents = {path: snapshot.read(path) for path in snapshot.files()}
    asked = ("a.md", "A.md", "x.log", "X.LOG", "build/x", "Build/x", "docs", "nowhere", "../x", ".git/config")
    return snapshot.facts(), contents, [snapshot.presence(path) for path in asked], _recorded(snapshot)


def _recorded(snapshot: TreeSnapshot) -> dict[str, str | None]:
    return {path: snapshot.recorded(path) for path in snapshot.submodules()}
