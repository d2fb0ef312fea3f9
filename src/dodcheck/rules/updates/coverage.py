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
    asked = [one for one in updates if ecosystem in (None, one.ecosystem)]
    if not asked:
        names = ", ".join(dict.fromkeys(one.ecosystem for one in updates))
        return FileFinding(Outcome.FAILS, f"does not cover {what}, only {names}", examined=len(updates))
    placed = [one for one in asked if _is_for(one, folder)]
    if not placed:
        at = ", ".join(f"/{path}" for one in asked for path in one.folders)
        return FileFinding(
            Outcome.FAILS, f"covers {what} in {at}, not in /{folder}", asked[0].line, examined=len(updates)
        )
    live = [one for one in placed if one.stopped is None]
    if not live:
        return _stopped(placed, len(updates))
    there = [one for one in live if _is_there(snapshot, one)]
    if not there:
        at = ", ".join(f"/{path}" for one in live for path in one.folders)
        return FileFinding(
            Outcome.FAILS, f"covers {what} in {at}, which holds no tracked file", live[0].line, examined=len(updates)
        )
    return _often(there, what, interval, len(updates))


def _stopped(placed: Sequence[Update], count: int) -> FileFinding:
    found = [one.stopped for one in placed if one.stopped]
    worst = next((one for one in found if one.outcome is not Outcome.FAILS), found[0])
    return worst._replace(examined=count)


def _often(live: Sequence[Update], what: str, interval: str | None, count: int) -> FileFinding:
    said = ", ".join(dict.fromkeys(one.interval for one in live))
    fine = FileFinding(Outcome.HOLDS, f"covers {what}, {said}", live[0].line, examined=count, matched=len(live))
    if interval is None:
        return fine
    slow = [one for one in live if one.interval != CRON and INTERVALS.index(one.interval) > INTERVALS.index(interval)]
    asked = f"{interval} is asked"
    if len(slow) == len(live):
        return FileFinding(Outcome.FAILS, f"covers {what} only {said}; {asked}", slow[0].line, examined=count)
    other = next((one for one in live if one.interval != interval), None)
    return unclear(f"covers {what}, {said}; {asked}", other.line, examined=count) if other else fine


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
