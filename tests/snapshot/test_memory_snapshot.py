from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError


def test_answers_like_a_work_tree() -> None:
    snapshot: Snapshot = MemorySnapshot({"docs/b.md": b"B", "a.md": b"A"}, {"out/x": Presence.IGNORED}, commit="c" * 40)
    assert snapshot.files() == ("a.md", "docs/b.md")
    assert snapshot.glob("**/*.md") == ("a.md", "docs/b.md")
    assert [snapshot.presence(path) for path in ("a.md", "./a.md", "docs/", "out/x", "none", "../a.md")] == [
        Presence.FILE,
        Presence.FILE,
        Presence.FOLDER,
        Presence.IGNORED,
        Presence.ABSENT,
        Presence.OUTSIDE,
    ]
    assert (snapshot.facts().commit, snapshot.facts().dirty, snapshot.facts().files) == ("c" * 40, False, 2)
    with pytest.raises(UnreadableError, match="none: is no tracked file"):
        snapshot.read("none")
