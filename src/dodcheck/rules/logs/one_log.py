"""One log: its entries, or those of the logs that it points to."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from dodcheck.documents.logs.log import ToolLog
from dodcheck.documents.logs.read import read_log
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.logs.anchors import pointed
from dodcheck.rules.logs.findings import LogFinding, LogQuestion, last_places
from dodcheck.rules.logs.judging import judged
from dodcheck.rules.reading.markdown import read_markdown
from dodcheck.snapshot.protocol import Snapshot

KIND = "tool_log"
_LOOKS_LIKE = r"^ *[|]|^#+ |\*\*[A-Z][A-Za-z /]*:"


def log_at(snapshot: Snapshot, path: str, named_in: str | None = None) -> ToolLog | Evidence:
    """Return the log at a path, or why there is none to read."""
    evidence = read_markdown(snapshot, path, named_in, KIND)
    return evidence if isinstance(evidence, Evidence) else read_log(evidence.outline, evidence.path)


def examined(snapshot: Snapshot, path: str, named_in: str | None, asked: LogQuestion) -> Evidence:
    """Return whether the log has what is asked."""
    log = log_at(snapshot, path, named_in)
    if isinstance(log, Evidence):
        return log
    if log.entries or not log.points_to:
        return _evidence((log,), _of_logs(snapshot, (log,), asked, log.path))
    return _of_anchor(snapshot, log, asked)


def _of_anchor(snapshot: Snapshot, anchor: ToolLog, asked: LogQuestion) -> Evidence:
    """Return what the logs say that a log without entries points to."""
    read = [log_at(snapshot, path) for path in pointed(snapshot, anchor)]
    broken = next(
        (evidence for evidence in read if isinstance(evidence, Evidence) and evidence.outcome is Outcome.ERROR), None
    )
    if broken:
        return broken
    logs = tuple(tool_log for tool_log in read if isinstance(tool_log, ToolLog) and tool_log.entries)
    begins = "begins empty" if anchor.begins_empty else "has no entry"
    to = f"{anchor.path} {begins} and points to {some(anchor.points_to)}"
    if not logs:
        return _evidence(
            (anchor,), LogFinding(Outcome.FAILS, f"{to}, where no log has an entry", (Place(anchor.path),))
        )
    if not anchor.begins_empty:
        message = f"{to}, without saying that it begins empty"
        return _evidence(logs, LogFinding(Outcome.UNKNOWN, message, (Place(anchor.path),), Unknown.PARTIAL))
    log_finding = _of_logs(snapshot, logs, asked, f"{to}: {some(log.path for log in logs)}")
    return _evidence(logs, log_finding._replace(places=(Place(anchor.path), *log_finding.places)))


def _of_logs(snapshot: Snapshot, logs: Sequence[ToolLog], asked: LogQuestion, what: str) -> LogFinding:
    count = sum(len(log.entries) for log in logs)
    has = f"{what} {'have' if len(logs) > 1 else 'has'}"
    places = tuple(place for log in logs for place in last_places(log))
    if not count:
        return LogFinding(Outcome.FAILS, f"{has} no entry", places)
    if count < asked.min_entries:
        return LogFinding(
            Outcome.FAILS, f"{has} {counted(count, 'entry', 'entries')}, of {asked.min_entries} wanted", places
        )
    log_finding = judged(snapshot, logs, asked)
    if log_finding.outcome is Outcome.HOLDS:
        return log_finding._replace(
            words=f"{has} {counted(count, 'entry', 'entries')}"
            + (f", {log_finding.words}" if log_finding.words else "")
        )
    return log_finding._replace(words=f"{has} {counted(count, 'entry', 'entries')}: {log_finding.words}")


def _evidence(logs: Sequence[ToolLog], log_finding: LogFinding) -> Evidence:
    count = sum(len(log.entries) for log in logs)
    return Evidence(
        kind=KIND,
        outcome=log_finding.outcome,
        summary=log_finding.words,
        examined=max(1, count),
        matched=max(0, count - log_finding.wrong - log_finding.skipped),
        skipped=log_finding.skipped,
        reproduce=f"grep -nE {shlex.quote(_LOOKS_LIKE)} {' '.join(shlex.quote(log.path) for log in logs[:20])}",
        unknown=log_finding.unknown,
        places=log_finding.places or (Place(logs[0].path),),
    )
