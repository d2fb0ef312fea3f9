"""On which files a saved report can be judged again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from dodcheck.errors import user_error
from dodcheck.snapshot.commit import Commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.saved import Saved

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
    if not _is_commit(git, commit):
        hint = f"Fetch it: git fetch origin {commit}"
        raise user_error(f"{saved.name} is about commit {commit[:_SHOWN]}, which this clone does not have", hint)
    yield Commit(git, commit, evidence)


def _is_commit(git: Git, commit: str) -> bool:
    """Return whether a full id is that of a commit: any other object, a tag too, is none."""
    found = git.start("cat-file", "-t", commit).finish()
    return found.code == 0 and os.fsdecode(found.output).strip() == "commit"
