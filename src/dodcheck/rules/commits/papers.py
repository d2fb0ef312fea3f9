"""The plan and the ledger of a milestone, and what they said of it along the first-parent line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dodcheck.documents.closings import milestone_of
from dodcheck.documents.document import Role
from dodcheck.documents.ledger import read_ledger
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.plans.header import header_fields
from dodcheck.documents.plans.status import status_field
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.milestone import MilestoneId, Status, mentions
from dodcheck.program.discover import NamedDocuments, source_of
from dodcheck.snapshot.history import CommitEntry, History
from dodcheck.snapshot.protocol import Snapshot

_LEDGER = "REFACTOR.md"
_STATUS = re.compile(r"stat(?:us|e)\b", re.IGNORECASE)
_PLAN_END = "_plan.md"

MAX_VERSIONS = 400
"""So many versions of plan and ledger are looked at, the newest first."""
MAX_PARSED = 4_000_000
"""Bytes of them that are parsed: versions that say the same lines of the milestone are parsed once."""

_VERSIONS_KEPT = 256
"""So many versions are remembered: along a history, each commit is asked for the same ones again."""


class Papers(NamedTuple):
    """Where the plan and the ledger of a milestone stand, ``None`` where there is none, or more than one."""

    milestone: MilestoneId
    plan: str | None
    ledger: str | None

    def paths(self) -> tuple[str, ...]:
        """Return the paths there are."""
        return tuple(path for path in (self.plan, self.ledger) if path is not None)


class PaperDates(NamedTuple):
    """What plan and ledger told: the commits on the first-parent line where something began, by their ids.

    ``planned`` added the plan, ``begun`` first says In Progress, ``closed`` is the earliest from which one of both says
    Closed ever since. ``open_`` says that one of both says In Progress at the end, and none Closed.
    """

    planned: str | None = None
    begun: str | None = None
    closed: str | None = None
    open_: bool = False


def papers_of(snapshot: Snapshot, milestone: MilestoneId, plan: str | None, ledger: str | None) -> Papers:
    """Return the plan and the ledger of a milestone: those that are told, else those with the usual names."""
    return Papers(milestone, plan or _plan(snapshot, milestone), ledger or _ledger(snapshot))


def _plan(snapshot: Snapshot, milestone: MilestoneId) -> str | None:
    plans = (path for path in snapshot.files() if path[-len(_PLAN_END) :].lower() == _PLAN_END)
    sources = (source_of(path, NamedDocuments()) for path in plans)
    paths = [source.path for source in sources if source.role is Role.PLAN and milestone_of(source.scope) == milestone]
    return paths[0] if len(paths) == 1 else None


def _ledger(snapshot: Snapshot) -> str | None:
    paths = [path for path in snapshot.files_named(_LEDGER) if source_of(path, NamedDocuments()).role is Role.LEDGER]
    return paths[0] if len(paths) == 1 else None


def told_by(history: History, papers: Papers) -> PaperDates:
    """Return what the papers said along the line; nothing where there are none."""
    changed = history.line(history.head(), papers.paths())[:MAX_VERSIONS]
    reader = _Reader(history, papers)
    states = [(entry, reader.state(entry)) for entry in changed]
    if not states:
        return PaperDates()
    closed: str | None = None
    for entry, state in states:
        if Status.CLOSED not in state:
            break
        closed = entry.commit
    begun = (entry.commit for entry, state in reversed(states) if Status.IN_PROGRESS in state)
    now = states[0][1]
    return PaperDates(
        planned=_planned(history, changed, papers.plan),
        begun=next(begun, None),
        closed=closed,
        open_=Status.IN_PROGRESS in now and Status.CLOSED not in now,
    )


def _planned(history: History, changed: tuple[CommitEntry, ...], plan: str | None) -> str | None:
    """Return the oldest commit on the line that has the plan."""
    touching = [entry for entry in changed if plan in entry.paths]
    first = next((entry for entry in reversed(touching) if plan and history.read(entry.commit, plan) is not None), None)
    return first.commit if first else None


class _Reader:
    """Reads what both papers say of the milestone at a commit; what they say alike is parsed once."""

    def __init__(self, history: History, papers: Papers) -> None:
        self._history = history
        self._papers = papers
        self._known: dict[tuple[str, ...], Status] = {}
        self._left = MAX_PARSED

    def state(self, entry: CommitEntry) -> frozenset[Status]:
        """Return the statuses that plan and ledger state."""
        plan, ledger = self._papers.plan, self._papers.ledger
        statuses = (self._status(entry.commit, path, is_plan=path == plan) for path in (plan, ledger) if path)
        return frozenset(statuses) - {Status.UNKNOWN}

    def _status(self, commit: str, path: str, *, is_plan: bool) -> Status:
        data = self._history.read(commit, path)
        if data is None:
            return Status.UNKNOWN
        try:
            text = decode(data)
        except UndecodableError:
            return Status.UNKNOWN
        key = (path, *(status_lines(text.lines) if is_plan else _ledger_lines(text.lines, self._papers.milestone)))
        if key not in self._known and self._left >= len(data):
            self._left -= len(data)
            self._known[key] = (_of_plan if is_plan else _of_ledger)(data, path, self._papers.milestone)
        return self._known.get(key, Status.UNKNOWN)


@lru_cache(maxsize=_VERSIONS_KEPT)
def _of_plan(data: bytes, path: str, milestone: MilestoneId) -> Status:
    outline = parse_markdown(decode(data))
    status = status_field(tuple(header_fields(outline, milestone)), path)
    return status.status if status else Status.UNKNOWN


@lru_cache(maxsize=_VERSIONS_KEPT)
def _of_ledger(data: bytes, path: str, milestone: MilestoneId) -> Status:
    outline = parse_markdown(decode(data))
    entries = (
        ledger_entry
        for ledger_entry in read_ledger(outline, path)
        if ledger_entry.last is None and ledger_entry.milestone == milestone
    )
    statuses = [entry.status for entry in entries if entry.status is not Status.UNKNOWN]
    return statuses[0] if statuses and len(set(statuses)) == 1 else Status.UNKNOWN


def status_lines(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines that the status of a plan may hang on."""
    for at, line in enumerate(lines):
        if _STATUS.search(line):
            yield from lines[at : at + 3]


def _ledger_lines(lines: tuple[str, ...], milestone: MilestoneId) -> Iterator[str]:
    """Yield the lines of a milestone's section, and whatever other lines name it."""
    level = 0
    near = re.compile(rf"M0*{milestone.numbers[0]}(?!\d)")
    for line in lines:
        depth = len(line) - len(line.lstrip("#"))
        named = bool(near.search(line)) and any(milestone in mention.members() for mention in mentions(line))
        if depth and named and not level:
            level = depth
        elif depth and depth <= level:
            level = depth if named else 0
        if level or named:
            yield line
