"""On which files a saved report can be judged again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dodcheck.errors import user_error
from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.saved.saved import Saved

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHOWN = 12


def grounds(saved: Saved, root: Path, here: Snapshot, evidence: Mapping[str, bytes]) -> Iterator[Snapshot]:
    """Yield the snapshots that the report may have been written of, the likeliest first; ``here`` is the work tree.

    What is not tracked is seen in a work tree only, so a report of a commit may be of a checkout or of the commit
    itself. Raises ``UserError`` where the commit is not in this clone.
    """
    commit = saved.snapshot.commit
    if saved.snapshot.dirty or commit is None:
        yield here
        return
    facts = here.facts()
    if facts.commit == commit and not facts.dirty:
        yield here
    git = Git(root)
    yield Commit(git, commit_of(saved, commit, git), evidence)


def commit_of(saved: Saved, named: str, git: Git) -> str:
    """Return the full id of a commit that a report names. Raises ``UserError`` for one that is not in this clone."""
    if not _ID.fullmatch(named) or not _is_commit(git, named):
        message = f"{saved.name} is about commit {named[:_SHOWN]}, which this clone does not have"
        raise user_error(message, f"Fetch it: git fetch origin {named}" if _ID.fullmatch(named) else "")
    return named


def _is_commit(git: Git, commit: str) -> bool:
    """Return whether a full id is that of a commit: any other object, a tag too, is none."""
    result = git.start("cat-file", "-t", commit).finish()
    return result.code == 0 and os.fsdecode(result.output).strip() == "commit"
