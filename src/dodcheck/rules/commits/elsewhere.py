"""Whether files are on a branch that the judged commit is not merged into."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.commits.chosen import short_id
from dodcheck.rules.commits.refs import branches_called
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.history import History
from dodcheck.snapshot.paths import normalise

MERGED_INTO = frozenset({"main", "master", "trunk", "default", "develop", "development"})
"""Branches that changes are merged into: what a change holds counts as being on them."""


def on_branch(kind: str, history: History, paths: Sequence[str], branch: str) -> Evidence:
    """Return whether each path is a file with content on a branch; where this clone has no such branch, nobody knows.

    A branch may have moved on where it was cloned from, so that a file that is not on it here refutes nothing.
    """
    reproduce = f"git ls-tree -r --name-only {shlex.quote(branch)} -- {' '.join(map(shlex.quote, paths))}"
    branches = history.branches()
    commits = [branches[name] for name in branches_called(branch, branches)]
    places = [normalise(path) for path in paths if not is_glob(path)]
    if not commits or not all(places) or len(places) < len(paths):
        message = f"there is no branch {branch} here" if not commits else f"not all of it is told for {branch}"
        return Evidence(kind, Outcome.UNKNOWN, message, 0, 0, reproduce, unknown=Unknown.HISTORY)
    lost = {commit: [place for place in places if place and not _holds(history, commit, place)] for commit in commits}
    best = min(commits, key=lambda commit: len(lost[commit]))
    where, seen = f"{branch} ({short_id(best)})", tuple(Place(place) for place in places if place)
    if lost[best]:
        message = f"{', '.join(lost[best][:3])} {'is' if len(lost[best]) == 1 else 'are'} not on {where} here"
        return Evidence(kind, Outcome.UNKNOWN, message, len(seen), 0, reproduce, unknown=Unknown.HISTORY, places=seen)
    message = (
        f"{places[0] if len(places) == 1 else f'{len(places)} files'} {'is' if len(places) == 1 else 'are'} on {where}"
    )
    return Evidence(kind, Outcome.HOLDS, message, len(seen), len(seen), reproduce, places=seen)


def _holds(history: History, commit: str, place: str) -> bool:
    data = history.read(commit, place)
    return data is not None and bool(data.strip())
