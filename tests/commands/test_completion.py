from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.cases import MAIN, environment
from support.repo import Repo

DOD = "## Phase 1: One\n\n- [x] `a.md` created\n\n## Phase 2: Two\n\n## Stage B: Three\n\n## Phase 1: One again\n"


def offered(words: str, folder: Path) -> list[str]:
    asked = environment(_DODCHECK_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")))
    done = subprocess.run(  # noqa: S603 - the tests' own words
        [sys.executable, "-c", MAIN], cwd=folder, env=asked, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("dodcheck ph", ["phase"]),
        ("dodcheck phase ", ["1", "2", "stage-b"]),
        ("dodcheck phase s", ["stage-b"]),
        ("dodcheck rules fi", ["file", "findings"]),
        ("dodcheck claims --format g", ["github", "github-summary"]),
        ("dodcheck explain --format ", ["terminal", "json"]),
        ("dodcheck ci risks --format ", ["json", "markdown", "terminal"]),
        ("dodcheck init --d", ["--dry-run"]),
    ],
)
def test_words_are_completed(repo: Repo, words: str, answer: list[str]) -> None:
    repo.write({"docs/DOD.md": DOD, "a.md": "# A\n"}).commit()
    assert offered(words, repo.root) == answer


def test_nothing_is_offered_where_nothing_is_known(tmp_path: Path) -> None:
    assert offered("dodcheck phase ", tmp_path) == []


def test_what_a_shell_needs_can_be_shown(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - the tests' own words
        [sys.executable, "-c", MAIN, "--show-completion"],
        cwd=tmp_path,
        env=environment(_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "--show-completion" in done.stderr
