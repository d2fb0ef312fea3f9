"""Histories as cases tell them: commits from the oldest on, each with what it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dodcheck.snapshot.history import CommitEntry
from support.memory_history import MemoryHistory

KEYS = {"id", "message", "files", "parents", "tag", "branch", "date"}
FIRST = 1_767_225_600
"""The first of January 2026, as git counts."""
DAY = 86_400


def full(short: str) -> str:
    """Return the id of a commit that a case gives by its beginning."""
    return short.ljust(40, "0")


def history_of(told: Sequence[Mapping[str, Any]], *, cut: bool = False) -> MemoryHistory:
    """Return the history of these commits; each comes after the one before it unless it names its parents."""
    contents: dict[str, dict[str, bytes]] = {}
    entries: list[CommitEntry] = []
    for number, one in enumerate(told):
        assert set(one) <= KEYS, set(one) - KEYS
        default = (entries[-1].commit,) if entries else ()
        parents = tuple(map(full, one["parents"])) if "parents" in one else default
        before = [contents.get(parent, {}) for parent in parents]
        files = {path: data for tree in reversed(before) for path, data in tree.items()}
        changes = one.get("files", {})
        files |= {path: text.encode() for path, text in changes.items() if text is not None}
        contents[full(one["id"])] = {path: data for path, data in files.items() if changes.get(path, "") is not None}
        seconds = FIRST + number * DAY
        message = one.get("message", f"Change {number}")
        paths = tuple(sorted(changes))
        entries.append(CommitEntry(full(one["id"]), parents, seconds, message, paths))
    tags = {one["tag"]: full(one["id"]) for one in told if "tag" in one}
    heads = {one["branch"]: full(one["id"]) for one in told if "branch" in one}
    return MemoryHistory(tuple(reversed(entries)), contents, tags, heads, cut)
