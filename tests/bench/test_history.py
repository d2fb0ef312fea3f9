from __future__ import annotations

import subprocess
from pathlib import Path

from bench.history import CHECKLIST, LATE, ensure_history, story, stream
from bench.tree import Size

TINY = Size(sources=40, workflows=3)


def test_the_same_size_gives_the_same_history() -> None:
    assert b"".join(stream(TINY, 30)) == b"".join(stream(TINY, 30))


def test_the_documents_grow_until_all_is_ticked_and_there() -> None:
    first, last = story(0), story(49)
    assert (first.checklist().count("- [ ]"), first.checklist().count("- [x]")) == (8, 0)
    assert (last.checklist().count("- [ ]"), last.checklist().count("- [x]")) == (0, 20)
    assert set(LATE) <= set(last.files())
    assert not set(LATE) & set(first.files())


def test_a_history_is_made_once_without_a_checkout(tmp_path: Path) -> None:
    folder = ensure_history(TINY, 30, tmp_path / "history")
    command = ["git", "log", "--format=%s", "--", CHECKLIST]
    told = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - git alone
    assert told.stdout.split("\n")[-2] == "Step 0"
    assert [path.name for path in folder.iterdir()] == [".git"]
    (folder / "kept").touch()
    assert (ensure_history(TINY, 30, folder) / "kept").exists()
    assert not (ensure_history(TINY, 31, folder) / "kept").exists()
