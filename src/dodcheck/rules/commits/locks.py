"""Whether a locked plan has stayed what it was: the first lock counts, and later edits need an amendment line."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dodcheck.documents.closings import milestone_of
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.plans.header import header_fields
from dodcheck.documents.plans.status import status_field
from dodcheck.documents.text import Text, UndecodableError, decode
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import MilestoneId, Status
from dodcheck.phrasing import some
from dodcheck.program.discover import NamedDocuments, source_of
from dodcheck.rules.commits.chosen import DEPTH, commit_in_words
from dodcheck.rules.commits.papers import status_lines
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.history import CommitEntry, History
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

MAX_VERSIONS = 400
"""So many versions of a plan are looked at."""

_AMENDMENT = re.compile(r"[\W_\d]*(?:amend(?:ment|ed|s)|addendum|erratum|errata)\b", re.IGNORECASE)
_TICK = re.compile(r"^([-*+]|\d{1,9}[.)]) \[[ xX]\]")
_STATUS = re.compile(r"^[\W_]*status\b", re.IGNORECASE)
_HIDDEN = re.compile(r"[\s|·]*·[\s|·]*")
_NAMED = 4


class Lock(NamedTuple):
    """What the Status field of a plan says: whether it locks the plan, and whether the milestone is closed."""

    locked: bool
    closed: bool


class Version(NamedTuple):
    """A state of the plan: the commit that made it, ``None`` for the work tree, its lines, and what they lock."""

    entry: CommitEntry | None
    lines: tuple[str, ...]
    lock: Lock

    @property
    def said(self) -> str:
        """The commit as reports name it."""
        return commit_in_words(self.entry) if self.entry else "what is not committed yet"


def lock_of(text: Text, path: str) -> Lock:
    """Return what the Status of a document says of a lock."""
    status = status_field(tuple(header_fields(parse_markdown(text), _milestone(path))), path)
    return Lock(status.locked, status.status is Status.CLOSED) if status else Lock(locked=False, closed=False)


def _milestone(path: str) -> MilestoneId:
    """Return the milestone whose plan stands there; of no other document does the reading depend on one."""
    return milestone_of(source_of(path, NamedDocuments()).scope) or MilestoneId("", (0,), "")


def stays_locked(kind: str, snapshot: Snapshot, history: History, named: str, named_in: str | None) -> Evidence:
    """Return whether a plan has stayed what it was when it was first locked."""
    path = named_file(snapshot, named, named_in, kind)
    if isinstance(path, Evidence):
        return path
    try:
        versions = tuple(_versions(snapshot, history, path))
    except (UndecodableError, UnreadableError) as problem:
        message = f"{path} can't be read: {problem}"
        return Evidence(kind, Outcome.ERROR, message, 1, 0, _reproduce(path, None), places=(Place(path),))
    return _PlanVersions(kind, path, versions, cut=history.shallow() or len(versions) > MAX_VERSIONS).evidence()


def _versions(snapshot: Snapshot, history: History, path: str) -> Iterator[Version]:
    """Yield the versions of a plan, the oldest first, and last that of the work tree where it is another one."""
    known: dict[tuple[str, ...], Lock] = {}
    last: Version | None = None
    for entry in reversed(history.line(history.head(), (path,))[:MAX_VERSIONS]):
        data = history.read(entry.commit, path)
        text = Text((), (), ()) if data is None else decode(data)
        key = tuple(status_lines(text.lines))
        known[key] = known[key] if key in known else lock_of(text, path)
        last = Version(entry, text.lines, known[key])
        yield _tidied(last)
    now = decode(snapshot.read(path))
    lines = now.lines if last is None else _shown_again(now.lines, last.lines)
    if last is None or lines != last.lines:
        yield _tidied(Version(None, lines, lock_of(now, path)))


def _shown_again(lines: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines of which some are dots with what stood there: a statement is no evidence of itself."""
    if len(lines) != len(before):
        return lines
    return tuple(old if _HIDDEN.fullmatch(line) else line for line, old in zip(lines, before, strict=True))


def _tidied(version: Version) -> Version:
    lines = (" ".join(line.split()) for line in version.lines)
    return version._replace(lines=tuple(line for line in lines if line))


@dataclass(frozen=True)
class _PlanVersions:
    """What the versions of a plan show; ``cut`` says that there are older ones that are not known."""

    kind: str
    path: str
    versions: Sequence[Version]
    cut: bool

    @cached_property
    def _since(self) -> Sequence[Version]:
        """The version that first locks, and those after it; empty where none locks."""
        first = next((at for at, version in enumerate(self.versions) if version.lock.locked), len(self.versions))
        return self.versions[first:]

    @cached_property
    def _edits(self) -> list[tuple[Version, Version]]:
        """The pairs of versions between which something was edited that is more than a tick before the close."""
        pairs = zip(self._since, self._since[1:], strict=False)
        return [(old, new) for old, new in pairs if old.lines != new.lines and not _is_progress(old, new)]

    def evidence(self) -> Evidence:
        if not self._since:
            message = f"{self.path} is not locked: its Status says neither Locked nor Frozen"
            return self._evidence(Outcome.UNKNOWN, message, Unknown.EMPTY_SCOPE)
        if self._since[0].entry is None:
            message = f"{self.path} is locked by what is not committed yet, so that no edit of it can be seen"
            return self._evidence(Outcome.UNKNOWN, message, Unknown.HISTORY)
        bare = [(old, new) for old, new in self._edits if not _is_amended(old, new)]
        since = f"{self.path} is locked since {self._since[0].said}"
        if bare and bare[0][0].lines != self._since[-1].lines:
            named = some((new.said for _, new in bare), _NAMED, "; ")
            message = f"{since}, and was edited without a line that begins with Amendment: {named}"
            return self._evidence(Outcome.FAILS, message, wrong=len(bare))
        if self.cut:
            message = f"{since} at the latest, but older commits are not known here: {DEPTH}"
            return self._evidence(Outcome.UNKNOWN, message, Unknown.HISTORY)
        return self._evidence(Outcome.HOLDS, f"{since}, and {self._fine(taken_back=bool(bare))}")

    def _fine(self, *, taken_back: bool) -> str:
        if taken_back:
            return "what was edited since is taken back"
        if self._edits:
            return f"has an amendment line for what was edited since ({len(self._edits)})"
        ticked = len(self._since) > 1 and self._since[0].lines != self._since[-1].lines
        return "was only ticked and closed since" if ticked else "was not edited since"

    def _evidence(self, outcome: Outcome, summary: str, unknown: Unknown | None = None, wrong: int = 0) -> Evidence:
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=summary,
            examined=len(self._since),
            matched=len(self._since) - wrong,
            reproduce=_reproduce(self.path, self._since[0].entry if self._since else None),
            unknown=unknown,
            places=(Place(self.path),),
        )


def _is_progress(old: Version, new: Version) -> bool:
    """Return whether an edit only ticks boxes or moves the Status of a plan whose milestone was not closed."""
    return not old.lock.closed and _unticked(old.lines) == _unticked(new.lines)


def _unticked(lines: Sequence[str]) -> list[str]:
    return [_TICK.sub(r"\1 [ ]", line) for line in lines if not _STATUS.match(line)]


def _is_amended(old: Version, new: Version) -> bool:
    return any(_AMENDMENT.match(line) for line in Counter(new.lines) - Counter(old.lines))


def _reproduce(path: str, first: CommitEntry | None) -> str:
    since = f" {first.commit[:12]}.." if first else ""
    return f"git log -p --first-parent -m{since} -- {shlex.quote(path)}"
