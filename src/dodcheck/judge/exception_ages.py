"""How old the exceptions are that count, and how long they last.

The age of a waiver is for readers: it is that of a commit, which a shallow clone may not have, and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache

from dodcheck.errors import UserError
from dodcheck.exceptions.waivers import PLACES
from dodcheck.judge.case import Case
from dodcheck.model.exception import Age
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.snapshot.history import CommitEntry, History

_READ = 64
_MOST = 1_000
"""So many versions of the waivers file are looked at, the newest first."""


def aged(case: Case, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements with the age of each waiver or attestation that counts. Only waivers need the history."""
    named = {
        judgement.criterion.id
        for judgement in judgements
        if judgement.verdict is Verdict.WAIVED and not judgement.weakens
    }
    history = case.snapshot.history() if named else None
    brought = _brought(named, history) if history else {}
    return tuple(_aged(judgement, brought, case.caller.as_of) for judgement in judgements)


def _aged(judgement: Judgement, brought: Mapping[str, CommitEntry], today: date) -> Judgement:
    word, waiver = judgement.attestation, judgement.waiver
    if word is not None:
        return replace(judgement, age=Age(word.given, word.expires, today))
    if waiver is None or judgement.verdict is not Verdict.WAIVED:
        return judgement
    entry = brought.get(judgement.criterion.id)
    day = _day(entry) if entry else None
    age = Age(day, waiver.expires, today, entry.commit if entry and day else None)
    return replace(judgement, age=age)


def _day(entry: CommitEntry) -> date | None:
    """Return the day that a commit gives itself, which is shown and decides nothing."""
    try:
        return datetime.fromtimestamp(entry.committed, tz=UTC).date()
    except (OverflowError, OSError, ValueError):
        return None


def _brought(named: Iterable[str], history: History) -> Mapping[str, CommitEntry]:
    """Return the commits of the first-parent line since which there is always a waiver for each criterion."""
    waiting = set(named).intersection(_waived_in(history.head(), history))
    brought_by: dict[str, CommitEntry] = {}
    for entry in history.line(history.head(), PLACES)[:_MOST] if waiting else ():
        if not waiting or (not entry.parents and history.shallow()):
            break
        new = waiting - _waived_in(entry.parents[0], history) if entry.parents else set(waiting)
        brought_by |= dict.fromkeys(new, entry)
        waiting -= new
    return brought_by


def _waived_in(commit: str, history: History) -> frozenset[str]:
    """Return the criteria for which a commit holds a waiver, over or not."""
    files = ((path, history.read(commit, path)) for path in PLACES)
    return frozenset().union(*(_criteria(path, data) for path, data in files if data is not None))


@lru_cache(maxsize=_READ)
def _criteria(path: str, data: bytes) -> frozenset[str]:
    from dodcheck.exceptions.waivers_file import read_waivers  # noqa: PLC0415 - lazy: YAML

    try:
        return frozenset(waiver.criterion for waiver, _ in read_waivers(path, data).entries)
    except UserError:
        return frozenset()
