"""The logs of milestones: each milestone that is started has one."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.documents.logs.log import ToolLog
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import MilestoneId, milestones_in
from dodcheck.phrasing import counted, some
from dodcheck.rules.logs.findings import MAX_PLACES, LogFinding, LogQuestion, last_places
from dodcheck.rules.logs.judging import judged
from dodcheck.rules.logs.one_log import KIND, log_at
from dodcheck.rules.logs.started import Started, started
from dodcheck.rules.tool_log import LOGGED
from dodcheck.snapshot.protocol import Snapshot


class _Milestone(NamedTuple):
    """A started milestone, and what its logs say."""

    milestone: MilestoneId
    found: LogFinding


def examined(snapshot: Snapshot, milestones: Sequence[str], asked: LogQuestion) -> Evidence:
    """Return whether each started milestone of these has a log with what is asked.

    Where `all` is asked, which names none, each that is started; where `logged` is, each of them that has a log.
    """
    named = tuple(dict.fromkeys(milestone for text in milestones for milestone in milestones_in(text)))
    known = started(snapshot, named or None)
    if isinstance(known, Evidence):
        return known
    if milestones == (LOGGED,):
        known = known._replace(
            since={milestone: place for milestone, place in known.since.items() if known.logs.get(milestone)}
        )
    if not known.since:
        named_ones = f"none of {', '.join(milestones)}" if named else "no milestone"
        message = f"{named_ones} is started: no plan, log or ledger entry says so"
        message = "no milestone has a log" if milestones == (LOGGED,) else message
        return _evidence(LogFinding(Outcome.UNKNOWN, message, unknown=Unknown.EMPTY_SCOPE), 0, 0)
    logs: dict[MilestoneId, list[ToolLog]] = {}
    for milestone in known.since:
        logs[milestone] = []
        for path in known.logs.get(milestone, ()):
            log = log_at(snapshot, path)
            if isinstance(log, ToolLog):
                logs[milestone].append(log)
            elif log.outcome is not Outcome.FAILS:
                return log
    found = [_Milestone(log, _of(snapshot, logs[log], asked, known, log)) for log in logs]
    return _judged(found, len(named) - len(found) if named else 0)


def _of(
    snapshot: Snapshot, logs: Sequence[ToolLog], asked: LogQuestion, known: Started, milestone: MilestoneId
) -> LogFinding:
    count = sum(len(log.entries) for log in logs)
    places = tuple(place for log in logs for place in last_places(log)) or (known.since[milestone],)
    if not count and milestone in known.told_elsewhere:
        message = (
            f"{milestone} has no log of its own, and {known.told_elsewhere[milestone].path} has entries that name it"
        )
        return LogFinding(Outcome.UNKNOWN, message, (known.told_elsewhere[milestone],), Unknown.AMBIGUOUS)
    if not known.logs.get(milestone):
        return LogFinding(Outcome.FAILS, f"{milestone} has no log", places)
    if not count:
        return LogFinding(Outcome.FAILS, f"the log of {milestone} has no entry", places)
    if count < asked.min_entries:
        return LogFinding(
            Outcome.FAILS,
            f"the log of {milestone} has {counted(count, 'entry', 'entries')}, of {asked.min_entries} wanted",
            places,
        )
    log_finding = judged(snapshot, [log for log in logs if log.entries], asked)
    return (
        log_finding
        if log_finding.outcome is Outcome.HOLDS
        else log_finding._replace(words=f"{milestone}: {log_finding.words}")
    )


def _judged(all_: Sequence[_Milestone], later: int) -> Evidence:
    """Return what follows for all of them; ``later`` is how many more were asked for and are not started."""
    failing = [milestone for milestone in all_ if milestone.found.outcome is Outcome.FAILS]
    unknown = [milestone for milestone in all_ if milestone.found.outcome is Outcome.UNKNOWN]
    good, count = len(all_) - len(failing) - len(unknown), len(all_)
    decisive = failing or unknown
    if not decisive:
        named = some(milestone.milestone for milestone in all_)
        message = f"each of {count} started milestones has a log with entries: {named}"
        if count == 1:
            message = f"the one started milestone, {all_[0].milestone}, has a log with entries"
        rest = f"; {later} {'is' if later == 1 else 'are'} not started" if later else ""
        return _evidence(LogFinding(Outcome.HOLDS, f"{message}{rest}", _places(all_)), count, good)
    first = decisive[0].found
    more = f" (and {len(decisive) - 1} more of {count} started milestones)" if len(decisive) > 1 else ""
    skipped = 0 if failing else len(unknown)
    log_finding = first._replace(words=f"{first.words}{more}", places=_places(decisive), skipped=skipped)
    return _evidence(log_finding, count, good)


def _places(shown: Sequence[_Milestone]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for milestone in shown for place in milestone.found.places))[:MAX_PLACES]


def _evidence(log_finding: LogFinding, count: int, good: int) -> Evidence:
    """Return evidence about milestones: how many were looked at, and how many are as asked."""
    return Evidence(
        kind=KIND,
        outcome=log_finding.outcome,
        summary=log_finding.words,
        examined=count,
        matched=good,
        skipped=log_finding.skipped,
        reproduce=f"git ls-files {shlex.quote('*_toolcalls.md')} {shlex.quote('*_plan.md')}",
        unknown=log_finding.unknown,
        places=log_finding.places,
    )
