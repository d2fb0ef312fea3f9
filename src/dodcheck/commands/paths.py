"""Where a path that the caller typed leads."""

from __future__ import annotations

import os
from pathlib import Path

from dodcheck.snapshot.paths import from_caller

STANDARD_INPUT = "-"
"""The path that stands for standard input."""


def inside(path: Path, root: Path) -> str | None:
    """Return the path from the root, without following links in the repository; ``None`` for one outside."""
    whole = Path(os.path.normpath(Path.cwd().resolve() / path))
    return from_caller(whole.relative_to(root).as_posix()) if whole.is_relative_to(root) else None
