"""The measured tree with a whole program in it: what `dodcheck program` is measured on."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.tree import Size, ensure

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "tests" / "program_table" / "whole" / "DEFINITION_OF_DONE.md"
"""A program with the forms of a large one, the search for credentials in the whole tree among its statements."""

CHECKLIST = "docs/refactor/DEFINITION_OF_DONE.md"
_IDENTITY = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")


def ensure_program(size: Size, tree: Path, folder: Path) -> Path:
    """Return a copy of the tree in which the checklist is that of a whole program, made where it is missing."""
    ensure(size, tree)
    wanted = DOCUMENT.read_bytes()
    if not (folder / ".git").is_dir():
        _git(tree, "clone", "--quiet", "--local", str(tree), str(folder))
    if (folder / CHECKLIST).read_bytes() != wanted:
        (folder / CHECKLIST).write_bytes(wanted)
        _git(folder, *_IDENTITY, "commit", "--quiet", "-am", "Promise a whole program")
    return folder


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, stdin=subprocess.DEVNULL)
