"""The snapshot of a work tree: its bytes at the paths that git tracks."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from dodcheck.snapshot.background import Background
from dodcheck.snapshot.blobs import Blobs
from dodcheck.snapshot.disk import Disk
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Presence
from dodcheck.snapshot.tracked import TreeSnapshot
from dodcheck.snapshot.tree import Tree, observe_tree


class WorkTree(TreeSnapshot):
    """The tracked files at ``root``, a top folder that ``find_root`` found, with the bytes they have on disk.

    Which paths are tracked is settled once: git is started here and waited for at the first question, which raises
    ``UserError`` when git can't tell.
    """

    def __init__(self, root: Path, evidence: Mapping[str, bytes]) -> None:
        super().__init__(evidence)
        git = self._git = Git(root)
        disk = self._disk = Disk(root)
        self._observed = Background(lambda: observe_tree(git, disk))
        self._blobs = Blobs(git)

    def _load(self) -> Tree:
        return self._observed.result()

    def _read(self, place: str) -> bytes:
        blob = self.tree.stored.get(place)
        return self._blobs.read(place, blob) if blob else self._disk.read(place)

    def _history_of(self, commit: str) -> History:
        from dodcheck.snapshot.git_history import GitHistory  # noqa: PLC0415 - it builds on commits

        return GitHistory(self._git, commit)

    def _untracked(self, place: str) -> Presence:
        if self._disk.behind_link(place):
            return Presence.OUTSIDE
        status = self._disk.status(place)
        if status is None:
            return Presence.IGNORED if self._ignores(place, f"{place}/") else Presence.ABSENT
        ignored = self._ignores(f"{place}/" if stat.S_ISDIR(status.st_mode) else place)
        return Presence.IGNORED if ignored else Presence.UNTRACKED
