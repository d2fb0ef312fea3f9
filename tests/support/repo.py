"""Real git repositories for tests: fixed identity, fixed dates, none of the machine's own configuration."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_DATE = "2026-01-01T12:00:00+00:00"
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": _DATE,
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_COMMITTER_DATE": _DATE,
}
_SETTINGS = ("-c", "protocol.file.allow=always", "-c", "maintenance.auto=false")
"""Submodules may be folders of this machine, and no commit starts a process more that looks whether to tidy up."""


class Repo:
    """A repository at ``root``; equal steps give equal commit ids on every machine."""

    def __init__(self, root: Path, *init_options: str) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", "--template=", *init_options)

    def git(self, *args: str) -> str:
        """Run git at the root and return what it prints, without the last line break."""
        command = ["git", *_SETTINGS, *args]
        done = subprocess.run(  # noqa: S603 - the tests' own words
            command, cwd=self.root, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode:
            raise AssertionError(f"git {' '.join(args)}: {os.fsdecode(done.stderr)}")
        return os.fsdecode(done.stdout).removesuffix("\n")

    def ask(self, *args: str, given: bytes) -> bytes:
        """Run git at the root with ``given`` as its input and return what it prints; its exit code may be 1: none."""
        command = ["git", *args]
        done = subprocess.run(  # noqa: S603 - the tests' own words
            command, cwd=self.root, env=ENVIRONMENT, input=given, capture_output=True, check=False
        )
        if done.returncode > 1:
            raise AssertionError(f"git {' '.join(args)}: {os.fsdecode(done.stderr)}")
        return done.stdout

    def write(self, files: Mapping[str, str | bytes]) -> Repo:
        """Write files below the root; text as UTF-8, line breaks as they are."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def commit(self, message: str = "Change things") -> str:
        """Commit everything that is not ignored and return the commit's id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")
