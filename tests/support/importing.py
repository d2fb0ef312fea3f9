"""Whole histories at once: commits as data, written by one git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from support.repo import ENVIRONMENT


@dataclass(frozen=True)
class Entry:
    """What a commit puts at a path: a mode of git, and the content or, for a submodule, its commit."""

    mode: str
    content: bytes


def text(words: str, mode: str = "100644") -> Entry:
    """Return a file."""
    return Entry(mode, words.encode())


def link(target: str) -> Entry:
    """Return a symbolic link."""
    return Entry("120000", target.encode())


SUBMODULE = Entry("160000", b"1" * 40)

Step = Mapping[str, Entry | None]
"""One commit: what it puts at each path, ``None`` for what it takes away."""


def import_history(root: Path, steps: Sequence[Step]) -> None:
    """Write one commit for each step to the branch `main` of a new repository without a checkout."""
    root.mkdir(parents=True, exist_ok=True)
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "fast-import", "--quiet", "--force", stdin=b"".join(_stream(steps)))


def _stream(steps: Iterable[Step]) -> Iterable[bytes]:
    for number, step in enumerate(steps):
        when = 1_767_614_400 + number * 3600
        words = b"Step %d" % number
        yield b"commit refs/heads/main\ncommitter Ada <ada@example.org> %d +0000\n" % when
        yield b"data %d\n%b\n" % (len(words), words)
        for path, entry in step.items():
            if entry is None:
                yield b"D %b\n" % path.encode()
            elif entry.mode == SUBMODULE.mode:
                yield b"M 160000 %b %b\n" % (entry.content, path.encode())
            else:
                yield b"M %b inline %b\n" % (entry.mode.encode(), path.encode())
                yield b"data %d\n%b\n" % (len(entry.content), entry.content)


def _git(root: Path, *args: str, stdin: bytes = b"") -> None:
    command = ["git", *args]
    subprocess.run(command, cwd=root, env=ENVIRONMENT, input=stdin, check=True)  # noqa: S603 - the tests' own words
