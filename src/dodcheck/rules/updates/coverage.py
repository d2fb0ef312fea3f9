"""Whether the updates of Dependabot cover an ecosystem, a folder, and come often enough."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.model.evidence import Outcome
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.reading.config_files import unclear
from dodcheck.rules.updates.dependabot_file import CRON, INTERVALS, Update
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.protocol import Snapshot

ACTIONS = "github-actions"
_WORKFLOWS = ".github/workflows"


def covered(
    snapshot: Snapshot, updates: Sequence[Update], ecosystem: str | None, folder: str | None, interval: str | None
) -> FileFinding:
    """Return whether updates of an ecosystem (of any: ``None``) come for a folder, as often as asked."""
    what = ecosystem or "a package ecosystem"
    asked = [update for update in updates if ecosystem in (None, update.ecosystem)]
    if not asked:
        names = ", ".join(dict.fromkeys(update.ecosystem for update in updates))
        return FileFinding(Outcome.FAILS, f"does not cover {what}, only {names}", examined=len(updates))
    placed = [update for update in asked if _is_for(update, folder)]
    if not placed:
        at = ", ".join(f"/{path}" for update in asked for path in update.folders)
        return FileFinding(
            Outcome.FAILS, f"covers {what} in {at}, not in /{folder}", asked[0].line, examined=len(updates)
        )
    live = [update for update in placed if update.stopped is None]
    if not live:
        return _stopped(placed, len(updates))
    there = [update for update in live if _is_there(snapshot, update)]
    if not there:
        at = ", ".join(f"/{path}" for update in live for path in update.folders)
        return FileFinding(
            Outcome.FAILS, f"covers {what} in {at}, which holds no tracked file", live[0].line, examined=len(updates)
        )
    return _often(there, what, interval, len(updates))


def _stopped(placed: Sequence[Update], count: int) -> FileFinding:
    stopped = [update.stopped for update in placed if update.stopped]
    worst = next((finding for finding in stopped if finding.outcome is not Outcome.FAILS), stopped[0])
    return worst._replace(examined=count)


def _often(live: Sequence[Update], what: str, interval: str | None, count: int) -> FileFinding:
    words = ", ".join(dict.fromkeys(update.interval for update in live))
    fine = FileFinding(Outcome.HOLDS, f"covers {what}, {words}", live[0].line, examined=count, matched=len(live))
    if interval is None:
        return fine
    slow = [
        update
        for update in live
        if update.interval != CRON and INTERVALS.index(update.interval) > INTERVALS.index(interval)
    ]
    asked = f"{interval} is asked"
    if len(slow) == len(live):
        return FileFinding(Outcome.FAILS, f"covers {what} only {words}; {asked}", slow[0].line, examined=count)
    other = next((update for update in live if update.interval != interval), None)
    return unclear(f"covers {what}, {words}; {asked}", other.line, examined=count) if other else fine


def _is_for(update: Update, folder: str | None) -> bool:
    if folder is None:
        return True
    wanted = _as_meant(update.ecosystem, folder)
    own = (_as_meant(update.ecosystem, path) for path in update.folders)
    return any(path == wanted or (is_glob(path) and matcher(path)(wanted)) for path in own)


def _as_meant(ecosystem: str, folder: str) -> str:
    """Return a folder; the root of GitHub Actions and the folder of workflows mean the same."""
    return "" if ecosystem == ACTIONS and folder == _WORKFLOWS else folder


def _is_there(snapshot: Snapshot, update: Update) -> bool:
    """Return whether a folder of an update holds a tracked file."""
    return any(not path or bool(snapshot.glob(f"{path}/**")) for path in update.folders)
