"""Whole commands in real repositories, watched: nothing outside is opened, and nothing but git is started."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from random import Random

from dodcheck.commands.running import run
from dodcheck.errors import UserError
from fuzz.campaign import SEVERAL_BUDGETS, Campaign, Given
from fuzz.campaigns.judging import PIECES
from fuzz.judged import check_mistakes, check_shown
from fuzz.repositories import repository
from fuzz.watching import watched

LINK = "link "
UNSEEN = "sesame-opens-the-door"
COMMANDS: tuple[Sequence[str], ...] = (
    (), ("claims",), ("claims", "--format", "json"), ("phase", "1", "--format", "markdown"), ("pr", "--base", "HEAD~1"),
    ("claims", "--at", "HEAD"), ("explain", "docs/DOD.md:3"), ("init", "--dry-run"), ("claims", "."),
    ("rebind", "docs/DOD.md:3"), ("ci", "gate"), ("ci", "gate", "--at", "HEAD", "--format", "json"),
)  # fmt: skip
_LINKED = (
    "README.md",
    "docs/DOD.md",
    "src",
    "data.json",
    "dodcheck.yml",
    "docs",
    ".gitignore",
    "REFACTOR.md",
    "schema.json",
    "x/y",
)
_TARGETS = (
    "OUT/secret.md",
    "OUT",
    "OUT/DOD.md",
    "/etc/passwd",
    "../outside/secret.md",
    "/",
    "/dev/zero",
    "loop",
    ".git/config",
)
_TRAPS = (
    "yaml.py",
    "dodcheck.py",
    "sitecustomize.py",
    "re2.py",
    "jsonschema.py",
    "src/dodcheck/__init__.py",
    "typer.py",
)
_CONFIG = """
[core]
  fsmonitor = OUT/trap
  pager = OUT/trap
  hooksPath = OUT
[filter "f"]
  clean = OUT/trap
  smudge = OUT/trap
  process = OUT/trap
[diff "d"]
  textconv = OUT/trap
  command = OUT/trap
"""


def fresh(random: Random) -> Given:
    """Return a repository with links that lead out of it and modules that must not be imported."""
    files = repository(random)
    for path in random.sample(_LINKED, random.randint(0, 3)):
        files[f"{LINK}{path}"] = random.choice(_TARGETS).encode()
    for path in random.sample(_TRAPS, random.randint(0, 2)):
        files[path] = b"raise SystemExit('imported')\n"
    if random.random() < 0.5:
        files[".gitattributes"] = b"* filter=f diff=d\n"
    files["commands"] = bytes(random.sample(range(len(COMMANDS)), 3))
    return files


def check(given: Given) -> None:
    """Make the repository with two commits, and run commands in it."""
    whole = Path(tempfile.mkdtemp(prefix="dodcheck-fuzz-"))
    here = Path.cwd()
    try:
        outside, root = _outside(whole), whole / "repo"
        _make(root, outside, given)
        os.chdir(root)
        for number in given.get("commands", b""):
            _run(COMMANDS[number % len(COMMANDS)], root, outside)
    finally:
        os.chdir(here)
        shutil.rmtree(whole)


def _outside(whole: Path) -> Path:
    outside = whole / "outside"
    outside.mkdir()
    for name in ("secret.md", "DOD.md"):
        (outside / name).write_text(f"## Phase 1: {UNSEEN}\n\n- [x] {UNSEEN}\n", encoding="utf-8")
    (outside / "trap").write_text(f"#!/bin/sh\ntouch {outside}/sprung\n", encoding="utf-8")
    for name in ("trap", "post-index-change", "pre-commit"):
        (outside / name).write_text(f"#!/bin/sh\ntouch {outside}/sprung\n", encoding="utf-8")
        (outside / name).chmod(0o755)
    return outside


def _run(command: Sequence[str], root: Path, outside: Path) -> None:
    out = io.StringIO()
    with watched(root) as seen, redirect_stdout(out):
        try:
            run(list(command))
        except UserError as problem:
            check_mistakes(problem)
            assert UNSEEN not in str(problem), command
    assert seen == [], (command, seen)
    assert not (outside / "sprung").exists(), f"{command}: a program of the repository's choosing was run"
    assert UNSEEN not in out.getvalue(), f"{command}: what stands outside is shown"
    check_shown(out.getvalue(), " ".join(command))


def _make(root: Path, outside: Path, given: Given) -> None:
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    links = {name.removeprefix(LINK): data for name, data in given.items() if name.startswith(LINK)}
    for path, data in given.items():
        if not path.startswith(LINK) and path != "commands" and not _taken(path, links):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    commit(root)
    for path, data in links.items():
        target = data.decode("utf-8", "replace").replace("\0", "").replace("OUT", str(outside)) or "x"
        if not _taken(path, links) and not (root / path).exists():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).symlink_to(target[:200])
    commit(root)
    with (root / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(_CONFIG.replace("OUT", str(outside)))


def _taken(path: str, links: Given) -> bool:
    """Return whether a link stands at a folder above a path."""
    return any(path.startswith(f"{link}/") for link in links)


def commit(root: Path) -> None:
    """Commit all that is there."""
    git(root, "add", "--all", "--force")
    git(
        root, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--allow-empty", "-m", "x"
    )


def git(root: Path, *args: str) -> None:
    """Run git in a folder, with none of the machine's own configuration."""
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    done = subprocess.run(
        ["git", *args], cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == 0, (args, done.stderr)


CAMPAIGN = Campaign(
    name="outside",
    about="whole commands in real repositories, watched",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    grows=False,
    patience=SEVERAL_BUDGETS,
)
