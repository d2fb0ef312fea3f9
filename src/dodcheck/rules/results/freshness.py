"""Whether results are those of the judged commit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dodcheck.model.evidence import Basis, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.results.stated_results import unknown_finding
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Snapshot

_SHORT = 12


def stale_finding(
    snapshot: Snapshot, commits: Iterable[str | None], covers: Sequence[str], basis: Basis
) -> Finding | None:
    """Return why results can't count for the judged state; ``None`` where they can.

    Results of a commit count while no path that ``covers`` matches has changed since, of the judged commit always.
    Those that name no commit count.
    """
    for commit in sorted({commit for commit in commits if commit}):
        why = _stale_finding_of(snapshot, commit, covers, basis)
        if why is not None:
            return why
    return None


def undated_note(commits: Iterable[str | None]) -> str:
    """Return what to add where results name no commit: that they count nevertheless."""
    return "" if all(commits) else "; the results name no commit, so they count as fresh"


def _stale_finding_of(snapshot: Snapshot, commit: str, covers: Sequence[str], basis: Basis) -> Finding | None:
    facts, history = snapshot.facts(), snapshot.history()
    if facts.commit is not None and facts.commit.startswith(commit) and not facts.dirty:
        return None
    if history is None:
        return unknown_finding(
            Unknown.HISTORY, f"the results are of {commit[:_SHORT]}, and there is no commit yet", basis
        )
    return _changed_since(history, commit, covers, basis, dirty=facts.dirty)


def _changed_since(
    history: History, commit: str, covers: Sequence[str], basis: Basis, *, dirty: bool
) -> Finding | None:
    short, full = commit[:_SHORT], history.find(commit)
    behind = {entry.commit for entry in history.log(history.head())}
    if full is None or full not in behind:
        cut = "; set fetch-depth: 0" if history.shallow() else ""
        return unknown_finding(
            Unknown.HISTORY, f"the results are of {short}, which is not among the commits here{cut}", basis
        )
    if dirty:
        return unknown_finding(Unknown.STALE, f"the results are of {short}, and files were changed since", basis)
    changed = {path for entry in history.log(history.head(), full) for path in entry.paths}
    touched = sorted(path for glob in covers or ("**",) for path in matching(glob, sorted(changed)))
    if not touched:
        return None
    return unknown_finding(Unknown.STALE, f"the results are of {short}, and {touched[0]} has changed since", basis)
