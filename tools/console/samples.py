"""The repositories that commands of the documentation are run in, each described by a file of ``samples/``.

Its ``commits`` are made one after the other: ``files`` by path, ``null`` for one that goes, ``on`` a new branch,
``day``, ``message``, ``tag``. ``untracked`` files are written last. ``outside`` are files beside the repository.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "samples"
DAY = "2026-02-08"
"""The day on which all commands are run, and commits are made unless the sample says otherwise."""

SETTINGS = {"user.name": "Ada", "user.email": "ada@example.org", "init.defaultBranch": "main", "commit.gpgsign": "no"}


def build(name: str, home: Path) -> Path:
    """Make the repository of a sample in a folder and return its root."""
    described = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    root = home / name
    root.mkdir(parents=True)
    _git(root, "init", "--quiet")
    for commit in described["commits"]:
        _commit(root, commit)
    _write(root, described.get("untracked", {}))
    _write(home, described.get("outside", {}))
    return root


def environment(home: Path, day: str = DAY) -> dict[str, str]:
    """Return an environment in which git, Python and the shell know nothing of this machine's own settings."""
    foreign = ("GIT_", "LC_", "LANG", "PIP_", "PYTHON", "PYTEST_", "COV_", "GITHUB_", "CI")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00+00:00")
    pairs = [*SETTINGS.items()]
    told = {f"GIT_CONFIG_KEY_{at}": name for at, (name, _) in enumerate(pairs)}
    told |= {f"GIT_CONFIG_VALUE_{at}": value for at, (_, value) in enumerate(pairs)}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": str(len(pairs))}
    plain = {"HOME": str(home), "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "80"}
    return kept | dates | told | quiet | plain | {"PYTHONDONTWRITEBYTECODE": "1"}


def _commit(root: Path, commit: Mapping[str, Any]) -> None:
    if branch := commit.get("on"):
        _git(root, "switch", "--quiet", "--create", branch)
    _write(root, commit.get("files", {}))
    day = str(commit.get("day", DAY))
    _git(root, "add", "--all", day=day)
    _git(root, "commit", "--quiet", "--message", commit.get("message", "Begin"), day=day)
    if tag := commit.get("tag"):
        _git(root, "tag", tag)


def _write(root: Path, files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _git(root: Path, *words: str, day: str = DAY) -> None:
    subprocess.run(["git", *words], cwd=root, env=environment(root.parent, day), check=True, stdin=subprocess.DEVNULL)
