"""Commits that tags and branches name for a milestone."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.model.milestone import MilestoneId
from dodcheck.rules.commits.labels import in_branch
from dodcheck.snapshot.history import History

MAINS = ("origin/main", "main", "origin/master", "master", "upstream/main", "origin/trunk", "trunk")
"""Branches that the others come from, the first that is there."""

_START = re.compile(r"(?:^|[-_/])(?:pre|before|start|begin|base|baseline|from)(?:$|[-_/])", re.IGNORECASE)


class Marked(NamedTuple):
    """Full ids of commits: ``own`` are the milestone's, ``bases`` the ones that it began behind."""

    own: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()


def marked_commits(history: History, milestone: MilestoneId) -> Marked:
    """Return what tags mark (`m03-done`, `v0.3-m03`, `pre-m03`), and what a branch has that is not merged yet.

    A merged branch is known by its merge; what is left of it may have been moved on since.
    """
    named = [(name, commit) for name, commit in history.tags().items() if milestone in in_branch(name)]
    bases = tuple(commit for name, commit in named if _START.search(name))
    own = [commit for name, commit in named if not _START.search(name)]
    branches = history.branches()
    main = next((branches[name] for name in MAINS if name in branches), None)
    for name, commit in branches.items():
        if main is not None and name not in MAINS and milestone in in_branch(name):
            own += [entry.commit for entry in history.log(commit, main)]
    return Marked(tuple(dict.fromkeys(own)), bases)
