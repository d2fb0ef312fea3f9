"""Whether the entries of logs are what is asked of them: told, ended, true of the files they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.documents.logs.log import CallStatus, LogEntry, ToolLog
from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.logs.findings import MAX_PLACES, LogFinding, LogQuestion, last_places
from dodcheck.rules.logs.touched import files_known
from dodcheck.snapshot.protocol import Snapshot

_LONGEST = 60

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def judged(snapshot: Snapshot, logs: Sequence[ToolLog], asked: LogQuestion) -> LogFinding:
    """Return what the entries of these logs, which have some, say together; what fails decides before what is open."""
    findings = list(_findings(snapshot, logs, asked))
    for outcome in (Outcome.FAILS, Outcome.UNKNOWN):
        decisive = next((finding for finding in findings if finding.outcome is outcome), None)
        if decisive:
            return decisive
    words = ", ".join(finding.words for finding in findings if finding.words)
    return LogFinding(Outcome.HOLDS, words, tuple(place for log in logs for place in last_places(log))[:MAX_PLACES])


def _findings(snapshot: Snapshot, logs: Sequence[ToolLog], asked: LogQuestion) -> Iterator[LogFinding]:
    entries = [entry for log in logs for entry in log.entries]
    blank = [entry for entry in entries if not entry.summary and not entry.result]
    if blank:
        message = f"the entry on line {blank[0].location.line} tells neither a tool nor what was done"
        yield LogFinding(Outcome.FAILS, message, _places(blank), wrong=len(blank))
    if asked.ended:
        yield _ended(logs)
    if asked.finished:
        yield _finished(logs, entries)
    if asked.files:
        yield files_known(snapshot, logs)
    yield LogFinding(Outcome.HOLDS, "")


def _ended(logs: Sequence[ToolLog]) -> LogFinding:
    """Return whether no log breaks off; a call that was under way when later ones were written down has ended."""
    open_ = [
        entry for log in logs for entry in _newest(log) if entry.status in (CallStatus.UNDER_WAY, CallStatus.FAILED)
    ]
    if open_:
        words = f"the newest entry has not ended well: {_status_of(open_[0])}"
        return LogFinding(Outcome.FAILS, words, _places(open_), wrong=len(open_))
    return LogFinding(Outcome.HOLDS, "")


def _newest(log: ToolLog) -> Sequence[LogEntry]:
    """Return the last entry; the first of a log whose days show that the newest stands on top."""
    if not log.entries:
        return ()
    first, last = log.entries[0], log.entries[-1]
    dated = _DAY.match(first.when) and _DAY.match(last.when)
    return (first,) if dated and first.when[:10] > last.when[:10] else (last,)


def _finished(logs: Sequence[ToolLog], entries: Sequence[LogEntry]) -> LogFinding:
    """Return whether every entry that states a status says that the call has ended, and none ended badly at last."""
    open_ = [entry for entry in entries if entry.status is CallStatus.UNDER_WAY]
    lost = [log.entries[-1] for log in logs if log.entries and log.entries[-1].status is CallStatus.FAILED]
    unclear = [entry for entry in entries if entry.status is CallStatus.UNCLEAR]
    log_entries = [entry for entry in entries if entry.status is not CallStatus.UNSAID]
    if open_:
        return LogFinding(
            Outcome.FAILS,
            f"{_are(open_)} not finished, first {_status_of(open_[0])}",
            _places(open_),
            wrong=len(open_),
        )
    if lost:
        words = f"the last entry failed and nothing follows: {_status_of(lost[0])}"
        return LogFinding(Outcome.FAILS, words, _places(lost), wrong=len(lost))
    if unclear:
        many = counted(len(unclear), "entry", "entries")
        words = f"the status of {many} is not understood, first {_status_of(unclear[0])}"
        return LogFinding(Outcome.UNKNOWN, words, _places(unclear), Unknown.PARTIAL, skipped=len(unclear))
    if not log_entries:
        shown = _places(entries[-1:])
        return LogFinding(Outcome.UNKNOWN, "no entry states a status", shown, Unknown.PARTIAL, skipped=len(entries))
    failed = sum(entry.status is CallStatus.FAILED for entry in log_entries)
    more = f" ({failed} failed, and others follow)" if failed else ""
    if len(log_entries) == len(entries):
        return LogFinding(Outcome.HOLDS, f"all finished{more}")
    states = "1 states" if len(log_entries) == 1 else f"{len(log_entries)} state"
    return LogFinding(Outcome.HOLDS, f"of which {states} a status, and none is under way{more}")


def _are(entries: Sequence[LogEntry]) -> str:
    return f"{counted(len(entries), 'entry', 'entries')} {'is' if len(entries) == 1 else 'are'}"


def _status_of(entry: LogEntry) -> str:
    message = entry.status_text if len(entry.status_text) <= _LONGEST else f"{entry.status_text[: _LONGEST - 1]}…"
    return f"line {entry.location.line}: {message or 'a blank status'}"


def _places(entries: Sequence[LogEntry]) -> tuple[Place, ...]:
    return tuple(Place(entry.location.path, entry.location.line) for entry in entries[:MAX_PLACES])
