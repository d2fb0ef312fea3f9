"""The state of the program is as wide and as high as the terminal that it is printed on."""

from __future__ import annotations

import fcntl
import struct
import subprocess
import sys
import termios

import pytest

from support.cases import MAIN, environment
from support.repo import Repo
from support.terminals import on_a_terminal

DOD = "".join(f"## Phase {number}: Of a very long title\n\n- [ ] `a{number}.md` created\n\n" for number in range(1, 41))


def _shown(repo: Repo, columns: int, lines: int, **env: str) -> list[str]:
    """Return what dodcheck prints on a terminal of this size."""
    command = [sys.executable, "-c", MAIN, "--as-of", "2026-02-08"]
    kept = {name: value for name, value in environment(**env).items() if name not in ("COLUMNS", "LINES")}

    def start(terminal: int) -> subprocess.Popen[bytes]:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        return subprocess.Popen(command, cwd=repo.root, env=kept, stdout=terminal)  # noqa: S603 - our own command

    sent, code = on_a_terminal(start)
    assert code == 0
    return sent.replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize(
    ("columns", "lines", "first"),
    [
        (80, 24, "  phase 1: Of a very long title ░░░░░░░░      0/1                   1"),
        (200, 24, "  phase 1: Of a very long title ░░░░░░░░      0/1                   1"),
        (60, 24, "  phase 1        ░░░░░░      0/1                 1"),
        (40, 30, "  phase 1: Of a very…  ░░░░░░░░      0/1"),
    ],
)
def test_rows_and_names_are_as_many_and_as_long_as_fit(repo: Repo, columns: int, lines: int, first: str) -> None:
    repo.write({"DOD.md": DOD}).commit()
    told = _shown(repo, columns, lines)
    assert first in told
    # The prompt of the shell takes a line of its own.
    assert lines - 3 <= len(told) <= lines - 1
    assert max(map(len, told)) <= min(columns, 80)


def test_no_color_leaves_the_signs(repo: Repo) -> None:
    repo.write({"DOD.md": "- [x] `a.md` created\n"}).commit()
    coloured, plain = (_shown(repo, 80, 24, NO_COLOR=refused, TERM="xterm") for refused in ("", "1"))
    assert "  program                       \x1b[1;31m××××××××\x1b[0m      0/1\x1b[1;31m        1\x1b[0m" in coloured
    assert "  program                       ××××××××      0/1        1" in plain
