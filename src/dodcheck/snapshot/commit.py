"""The snapshot of a commit, read from git's object store: no checkout, no index, nothing of the work tree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from dodcheck.errors import UserError, user_error
from dodcheck.snapshot.blobs import Blobs
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.history import History
from dodcheck.snapshot.paths import from_bytes, records
from dodcheck.snapshot.protocol import Presence
from dodcheck.snapshot.tracked import TreeSnapshot
from dodcheck.snapshot.tree import Tree, tree_of

_MAX_REV = 400
_MAX_SHOWN = 3
_FETCHABLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}")
_HEX = re.compile(r"[0-9a-f]{40,64}")
_NEVER_STORED = (b"/", b"./", b"../", b".git/", b".\0", b"..\0", b".git\0")


class Commit(TreeSnapshot):
    """The files of the commit with the full id ``commit``, as ``find_commit`` gives it.

    What an untracked path would be there is told by the commit's own ``.gitignore`` files.
    """

    def __init__(self, git: Git, commit: str, evidence: Mapping[str, bytes]) -> None:
        super().__init__(evidence)
        self._git = git
        self._id = commit
        self._blobs = Blobs(git)

    def _load(self) -> Tree:
        return tree_of(lines_of(self._git, self._id), self._id, dirty=False, stored={})

    def _read(self, place: str) -> bytes:
        return self._blobs.read(place, self.blob(place) or "")

    @cached_property
    def _history(self) -> History | None:
        return self._history_of(self._id)

    def _history_of(self, commit: str) -> History:
        from dodcheck.snapshot.git_history import GitHistory  # noqa: PLC0415 - it builds on commits

        return GitHistory(self._git, commit)

    def _untracked(self, place: str) -> Presence:
        return Presence.IGNORED if self._ignores(place, f"{place}/") else Presence.ABSENT


def lines_of(git: Git, commit: str) -> dict[str, str]:
    """Return the lines of a commit's tree by path, as ``Tree`` holds them. Raises ``UserError`` when git fails."""
    listing = git.run("ls-tree", "-r", "-z", "--full-tree", commit)
    if holds_unstorable_path(listing):
        raise unstorable_tree(commit)
    lines: dict[str, str] = {}
    for record in records(listing):
        mode, _, rest = record.split(" ", 2)
        blob, path = rest.split("\t", 1)
        lines[path] = f"{mode} {blob}"
    if len(lines) < listing.count(b"\0"):
        raise unstorable_tree(commit)
    return lines


def unstorable_tree(commit: str) -> UserError:
    """Return the mistake of a commit whose tree git itself would never write."""
    message = f"the commit {commit[:12]} names a path twice, or one that no repository can have"
    return user_error(message, "Such a tree is made by hand. To see what is wrong with it: git fsck")


def find_commit(git: Git, rev: str, option: str) -> str:
    """Return the full id of the commit that ``rev`` names. Raises ``UserError`` that speaks of ``option``.

    A name that means several commits is refused: whoever may make a tag would choose which of them counts.
    """
    commit = "" if rev.startswith("-") or not rev.isprintable() else commit_id_of(git, rev[:_MAX_REV])
    if not rev.strip():
        raise user_error(f"{option}: no commit is named", "Is a variable empty? Name a commit, branch or tag.")
    if not commit:
        asked = "" if option == rev else f"{option}: "
        raise user_error(f"{asked}there is no commit `{rev[:_MAX_REV]}` here", _how_to_fetch(git, rev))
    alike = _refs_of_short_name(git, rev)
    if len({commit_id_of(git, name) for name in alike}) > 1:
        names = ", ".join(alike)
        raise user_error(
            f"{option}: `{rev}` means several commits here: {names}", "Write the whole name of the one that you mean."
        )
    return commit


def _refs_of_short_name(git: Git, rev: str) -> list[str]:
    """Return the whole names of all tags and branches that a short name may mean, in git's order."""
    name = re.split(r"[~^]|@\{", rev, maxsplit=1)[0]
    if name == "HEAD" or _HEX.fullmatch(name) or not _FETCHABLE.fullmatch(name):
        return []
    places = [f"refs/{kind}{name}" for kind in ("", "tags/", "heads/", "remotes/")]
    known = set(from_bytes(git.run("for-each-ref", "--format=%(refname)", *places)).split())
    return [place for place in places if place in known]


def _how_to_fetch(git: Git, rev: str) -> str:
    """Return how a commit gets into this clone, or by which name it is here already."""
    if rev == "HEAD":
        return "Nothing is committed yet on this branch: commit first. Or git has lost it: see git log."
    cut = git.start("rev-parse", "--is-shallow-repository").finish().output.strip() == b"true"
    if not _FETCHABLE.fullmatch(rev) or ".." in rev:
        older = "; it lacks older ones: git fetch --unshallow brings them (in CI: set fetch-depth: 0)" if cut else "."
        return f"Name a commit, branch or tag that this clone has{older}"
    if commit_id_of(git, f"origin/{rev}"):
        return f"This clone has it as origin/{rev}."
    branch = rev.removeprefix("origin/")
    fetch = f"git fetch {'--unshallow ' if cut else ''}origin {branch}"
    kept = "" if _HEX.fullmatch(branch) or branch != rev else f":{rev}"
    ci = " (in CI: set fetch-depth: 0)" if cut else ""
    return f"Name one that this clone has, or fetch it: {fetch}{kept}{ci}"


def merge_base(git: Git, left: str, right: str) -> str | None:
    """Return the commit from which two commits parted, ``None`` where their histories share none in this clone.

    Raises ``UserError`` where they parted in several places, of which none comes before the other: whoever made those
    would choose what is compared.
    """
    result = git.start("merge-base", "--all", left, right).finish()
    if result.code == 1:
        return None
    first, *others = from_bytes(git.checked(result)).split()
    if others:
        raise user_error(
            f"{left[:12]} and {right[:12]} have merged crosswise, so they parted in {1 + len(others)} places: "
            f"{', '.join(commit[:12] for commit in (first, *others[:_MAX_SHOWN]))}",
            "Merge the one that the change is for into the change, or rebase the change on it.",
        )
    return first


def commit_id_of(git: Git, rev: str) -> str:
    """Return the full id of the commit that ``rev`` names, empty where there is none here."""
    result = git.start("rev-parse", "--quiet", "--verify", f"{rev}^{{commit}}").finish()
    return "" if result.code else from_bytes(result.output).strip()


def holds_unstorable_path(listing: bytes) -> bool:
    """Return whether a path, between a tab or slash and a NUL, holds a part that git itself never stores."""
    folded = listing.lower()
    return any(before + part in folded for before in (b"\t", b"/") for part in _NEVER_STORED)
