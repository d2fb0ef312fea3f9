"""A process that stands ready answers as one that is started: the tests of commands rest on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import dodcheck
from support.forked import forked
from support.repo import Repo

DOD = "## Phase 1: One\n\n- [x] `a.md` created\n- [x] `größe.md` created\n"


@pytest.mark.parametrize(
    ("words", "stdin", "code"),
    [
        (("phase", "1"), "", 1),
        (("claims", "-"), "- [x] `a.md` created\n", 0),
        (("phase", "one"), "", 2),
        (("tick", "--help"), "", 0),
    ],
)
def test_the_answer_is_the_same(repo: Repo, words: tuple[str, ...], stdin: str, code: int) -> None:
    repo.write({"docs/DOD.md": DOD, "a.md": "# A\n"}).commit()
    started, copied = (run(*words, cwd=repo.root, stdin=stdin) for run in (dodcheck, forked))
    assert (copied.stdout, copied.stderr, copied.returncode) == (started.stdout, started.stderr, code)
    assert started.stdout + started.stderr != ""


def test_a_call_knows_nothing_of_the_one_before(repo: Repo, tmp_path: Path) -> None:
    repo.write({"docs/DOD.md": DOD, "a.md": "# A\n"}).commit()
    assert "GATE BLOCKED" in forked("phase", "1", cwd=repo.root).stdout
    assert forked("phase", "1", cwd=tmp_path).returncode == 2
    repo.write({"größe.md": "# Größe\n\nAs large as it is wide, and no larger than that.\n"}).commit()
    assert "GATE PASSED" in forked("phase", "1", cwd=repo.root).stdout
