"""The files that a word such as `src/` or "workflows" stands for, as globs."""

from __future__ import annotations

import re

from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.paths import normalise

WORKFLOWS = (".github/workflows/*.yml", ".github/workflows/*.yaml")
"""Where GitHub looks for workflows: this folder alone, both suffixes."""

_FOLDER = ".github/workflows/"

EXCLUDING = re.compile(r" \((?:excluding|except|excepting|apart from|other than) [^()]*\)")
"""An aside that allows something the words before it forbid."""


def scope_of(word: str) -> tuple[str, ...] | None:
    """Return the globs of a folder, a file or a glob named in a document; ``None`` for what leaves the repository."""
    if word in (".", "./"):
        return ("**",)
    path = normalise(word)
    if path is None or " " in word or "{" in word:
        return None
    if is_glob(path):
        return (path,)
    return (path, f"{path}/**") if not word.endswith("/") else (f"{path}/**",)


def is_workflows(scope: tuple[str, ...]) -> bool:
    """Return whether the globs match workflow files only."""
    return all(glob.startswith(_FOLDER) and glob.endswith((".yml", ".yaml")) for glob in scope)


def holds_workflows(scope: tuple[str, ...]) -> bool:
    """Return whether the globs are those of the folder of the workflows, with whatever else stands in it."""
    return f"{_FOLDER}**" in scope
