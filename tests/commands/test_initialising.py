from __future__ import annotations

import subprocess
import sys

import pytest

from support.cases import MAIN, environment
from support.repo import Repo

SAID = """dodcheck: dodcheck.yml is where the output goes, so the shell has emptied it
  To have it back: git restore dodcheck.yml
  Let the new one go elsewhere: dodcheck init --dry-run > new.yml
"""


@pytest.mark.parametrize(("name", "told"), [("dodcheck.yml", (2, SAID)), ("new.yml", (0, ""))])
def test_a_rules_file_that_the_shell_empties_for_the_output_is_told(
    repo: Repo, name: str, told: tuple[int, str]
) -> None:
    repo.write({"DOD.md": "- [ ] `a.md` created\n", "dodcheck.yml": "version: 1\n"}).commit()
    with (repo.root / name).open("wb") as out:
        done = subprocess.run(  # noqa: S603 - the tests' own words
            [sys.executable, "-c", MAIN, "init", "--dry-run"],
            cwd=repo.root,
            env=environment(),
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == told
    assert bool((repo.root / name).read_bytes()) is (done.returncode == 0)
