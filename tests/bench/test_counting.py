from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.counting import count_git, subcommand


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["ls-files", "-s", "-z"], "ls-files"),
        (["--no-pager", "-C", "log", "-c", "core.fsmonitor=false", "ls-files"], "ls-files"),
        (["--git-dir=x", "cat-file", "--batch"], "cat-file"),
        (["--version"], ""),
    ],
)
def test_the_git_command_is_found_behind_its_options(arguments: list[str], expected: str) -> None:
    assert subcommand(arguments) == expected


def test_every_git_process_is_counted(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)  # noqa: S603, S607 - git, on a path of our own
    code = (
        "import subprocess as s; [s.run(['git', *a]) for a in (['ls-files'], ['-c', 'a.b=c d', 'ls-files'], ['log'])]"
    )
    assert count_git([sys.executable, "-c", code], tmp_path, tmp_path) == Counter({"ls-files": 2, "log": 1})
