"""How the name of an action or an image says which one it is."""

from __future__ import annotations

import re
from enum import StrEnum


class Way(StrEnum):
    """What stands behind the name.

    Only ``COMMIT`` (40 hex digits) and ``DIGEST`` always mean the same bytes. ``NAME`` may be a tag or a branch.
    ``ELSEWHERE`` is a folder of the workspace that holds no action in the repository: another checkout brings it.
    """

    COMMIT = "commit"
    DIGEST = "digest"
    SHORT_COMMIT = "short-commit"
    TAG = "tag"
    BRANCH = "branch"
    NAME = "name"
    NONE = "none"
    EXPRESSION = "expression"
    ELSEWHERE = "elsewhere"
    LOCAL = "local"
    DOCKERFILE = "dockerfile"


PINNED = frozenset({Way.COMMIT, Way.DIGEST})
"""Ways that always mean the same bytes."""

MOVES = frozenset({Way.SHORT_COMMIT, Way.TAG, Way.BRANCH, Way.NAME, Way.NONE})
"""Ways that may mean other bytes tomorrow."""

UNTOLD = frozenset({Way.EXPRESSION, Way.ELSEWHERE})
"""Ways of which the files do not tell what they mean."""

# GitHub keeps no repositories with SHA-256, and refuses no branch whose name has 64 hex digits.
_COMMIT = re.compile(r"[0-9a-fA-F]{40}")
_SHORT = re.compile(r"[0-9a-fA-F]{7,39}")
_VERSION = re.compile(r"[vV]?[0-9][\w.+-]*|[\w.-]*[-_][vV]?[0-9]+(?:\.[0-9]+)*")
_HEADS, _TAGS = "refs/heads/", "refs/tags/"
_FOLDERS = ("heads/", "release/", "releases/", "feature/", "dev/")
_BRANCHES = frozenset(
    {
        *("main", "master", "head", "mainline", "trunk", "default", "develop", "development", "dev", "devel"),
        *("next", "nightly", "edge", "canary", "unstable", "staging", "gh-pages"),
    }
)


def way_of(ref: str) -> Way:
    """Return how what stands behind the ``@`` of an action or a workflow pins it."""
    if not ref:
        return Way.NONE
    if _COMMIT.fullmatch(ref):
        return Way.COMMIT
    if ref.startswith(_TAGS):
        return Way.TAG
    if ref.startswith(_HEADS) or ref.lower() in _BRANCHES or ref.lower().startswith(_FOLDERS):
        return Way.BRANCH
    if _SHORT.fullmatch(ref) and not ref.isdecimal():
        return Way.SHORT_COMMIT
    return Way.TAG if _VERSION.fullmatch(ref) else Way.NAME


def short_ref(ref: str) -> str:
    """Return the name of a branch or a tag without `refs/heads/` or `refs/tags/`."""
    return ref.removeprefix(_HEADS).removeprefix(_TAGS)
