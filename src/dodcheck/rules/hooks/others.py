"""Other tools than pre-commit that set up git hooks."""

from __future__ import annotations

from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

_FILES = (
    ".husky/*",
    ".githooks/*",
    ".hooks/*",
    "hooks/pre-commit*",
    "lefthook.*",
    ".lefthook.*",
    ".lefthook/**",
    ".overcommit.yml",
    ".lintstagedrc*",
    ".huskyrc*",
    "prek.toml",
    ".pre-commit-config.yml",
)
_PACKAGE = "package.json"
_KEYS = (b'"husky"', b'"lint-staged"', b'"simple-git-hooks"', b'"pre-commit"', b'"gitHooks"')


def other_tool(snapshot: Snapshot) -> str | None:
    """Return a tracked file by which another tool seems to set up git hooks, ``None`` where there is none."""
    found = next((path for pattern in _FILES for path in snapshot.glob(pattern)), None)
    if found is None and snapshot.presence(_PACKAGE) is Presence.FILE:
        try:
            data = snapshot.read(_PACKAGE)
        except UnreadableError:
            return _PACKAGE
        return _PACKAGE if any(key in data for key in _KEYS) else None
    return found
