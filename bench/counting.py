"""Counts the git processes a command starts, with a git of our own first on PATH."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

TAKES_A_VALUE = frozenset({"-c", "-C", "--git-dir", "--work-tree", "--namespace", "--attr-source"})
"""git's own options whose value is the next argument."""

WRAPPER = """#!/bin/sh
{{ for argument in "$@"; do printf '%s\\037' "$argument"; done; echo; }} >> {log}
exec {git} "$@"
"""


def subcommand(arguments: Sequence[str]) -> str:
    """Return which git command these arguments run: ``-C x -c a=b ls-files -s`` is ``ls-files``; none is empty."""
    rest = iter(arguments)
    for argument in rest:
        if argument in TAKES_A_VALUE:
            next(rest, None)
        elif not argument.startswith("-"):
            return argument
    return ""


def write_wrapper(folder: Path, log: Path) -> None:
    """Write an executable ``git`` into ``folder`` that appends its arguments to ``log``, then runs the real one."""
    real = shutil.which("git")
    if real is None:
        raise SystemExit("git is not on PATH")
    wrapper = folder / "git"
    script = WRAPPER.format(log=shlex.quote(str(log)), git=shlex.quote(real))
    wrapper.write_text(script, encoding="utf-8")
    wrapper.chmod(0o755)


def count_git(command: Sequence[str], tree: Path, scratch: Path) -> Counter[str]:
    """Return how often each git command was started while ``command`` ran in ``tree``."""
    folder = scratch / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    log = scratch / "git.log"
    log.write_text("", encoding="utf-8")
    write_wrapper(folder, log)
    path = os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)])
    environment = os.environ | {"PATH": path, "DODCHECK_CACHE": "off"}
    subprocess.run(command, cwd=tree, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return Counter(subcommand(line.split("\x1f")[:-1]) for line in log.read_text(encoding="utf-8").splitlines())
