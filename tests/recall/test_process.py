"""The command itself, in processes of their own."""

from __future__ import annotations

import os
import time
from pathlib import Path

from dodcheck.recall.answer import Answer, pack, unpack
from dodcheck.recall.store import read_kept, write_kept
from support.cases import dodcheck
from support.repo import Repo

TOO_NEW = 2.1
"""After so many seconds a change is old enough for an answer to be kept."""


def test_the_second_run_gives_what_the_first_one_kept(repo: Repo, tmp_path: Path) -> None:
    repo.write({"DEFINITION_OF_DONE.md": "# Definition of Done\n\n## Phase 1\n\n- [x] `a.txt` exists\n"}).commit()
    surroundings = {"XDG_CACHE_HOME": str(tmp_path), "DODCHECK_CACHE": "", "CI": ""}
    folder = tmp_path / "dodcheck"
    for path in (repo.root, *repo.root.rglob("*")):
        os.utime(path, ns=(0, 0))
    too_early = dodcheck("phase", "1", cwd=repo.root, **surroundings)
    assert not folder.exists()
    time.sleep(TOO_NEW)
    first = dodcheck("phase", "1", cwd=repo.root, **surroundings)
    assert (first.returncode, first.stdout) == (1, too_early.stdout)
    (name,) = (path.name for path in folder.iterdir())
    kept = unpack(read_kept(str(folder), name) or b"")
    assert kept is not None
    assert kept.answer == Answer(1, first.stdout.encode())
    write_kept(str(folder), name, pack(kept._replace(answer=Answer(0, b"kept\n"))))
    second = dodcheck("phase", "1", cwd=repo.root, **surroundings)
    assert (second.returncode, second.stdout, second.stderr) == (0, "kept\n", "")
