"""The kind `tool_log`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, OptionType, option
from dodcheck.rules.types import COUNT, DOCUMENT, FLAG, MILESTONES, TEXT
from dodcheck.snapshot.protocol import Snapshot

ALL = "all"
"""Every milestone that is started."""
LOGGED = "logged"
"""Every milestone that has a log."""


def _milestones(value: object) -> tuple[str, ...]:
    word = value[0] if isinstance(value, list) and len(value) == 1 else value
    named: tuple[str, ...] = (str(word),) if word in (ALL, LOGGED) else MILESTONES.read(value)
    return named


_WORD = {"enum": [ALL, LOGGED]}
_ALONE = {"type": "array", "items": _WORD, "minItems": 1, "maxItems": 1}
_WHICH = OptionType({"anyOf": [_WORD, _ALONE, MILESTONES.schema]}, _milestones)


@dataclass(frozen=True, slots=True)
class ToolLogRule:
    """A tool-call log has entries, or each started milestone has such a log.

    Entries are rows of a table of calls, sections with fields such as `**Tool:**`, and items that begin with a
    timestamp; what stands in code, in comments or below a heading such as `Format` or `Example` is none. A log that
    says it begins empty and points to other logs holds through those. A milestone is started when the ledger says
    closed or in progress, when it has a plan that does not call itself planned, or when it has a log.

    Fails when the log is missing or has too few entries, when an entry tells neither a tool nor what was done, with
    `ended` when the newest is under way or failed, with `finished` when one is under way or the last one failed, and
    with `files` when one names a file that is not tracked and that no commit touched. Can't be known when no milestone
    is started, when statuses are not understood, and when the history that may have had a file is not there.
    """

    kind: ClassVar[str] = "tool_log"
    example: ClassVar[str] = "tool_log: {path: docs/refactor/toolcalls.md, finished: true}"

    path: str | None = option(DOCUMENT, "The log; either this or milestones.", default=None, asks=Asks.EACH)
    milestones: tuple[str, ...] = option(
        _WHICH,
        "Milestones or ranges of them, or all: each that is started has a log; or logged: those that have one.",
        default=(),
        asks=Asks.FLOOR,
    )
    min_entries: int = option(COUNT, "So many entries at least, for each milestone.", default=1, asks=Asks.FLOOR)
    ended: bool = option(FLAG, "The newest call is neither under way nor failed.", default=False, asks=Asks.DEMAND)
    finished: bool = option(FLAG, "No call is under way, and the last did not fail.", default=False, asks=Asks.DEMAND)
    files: bool = option(
        FLAG, "The files that entries name are tracked, or a commit touched them.", default=False, asks=Asks.DEMAND
    )
    named_in: str | None = option(
        TEXT,
        "The document that names the log: its path is tried from the root, then from the document's folder, then as "
        "the end of one tracked path.",
        default=None,
        asks=Asks.SCOPE,
    )

    def __post_init__(self) -> None:
        if (self.path is None) is not bool(self.milestones):
            raise OptionError("takes either a path or milestones")
        if not self.min_entries:
            raise OptionError("min_entries takes a number from 1")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the log, or each log, has what is asked."""
        from dodcheck.rules.logs import of_milestones, one_log  # noqa: PLC0415 - lazy: recognition needs the options only
        from dodcheck.rules.logs.findings import LogQuestion  # noqa: PLC0415 - the same

        asked = LogQuestion(self.min_entries, self.ended, self.finished, self.files)
        if self.path is None:
            return of_milestones.examined(snapshot, self.milestones, asked)
        return one_log.examined(snapshot, self.path, self.named_in, asked)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the logs without entries, and with one that is not as asked."""
        from dodcheck.rules.counterexamples import of_tool_log  # noqa: PLC0415 - lazy: only the self-test asks

        return of_tool_log.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._what()} {'has' if self.path else 'have'} {self._entries()}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._what()} {'is' if self.path else 'are'} missing, or without {self._entries()}"

    def _what(self) -> str:
        if self.milestones == (LOGGED,):
            return "the logs of milestones"
        among = "" if self.milestones == (ALL,) else f" among {', '.join(self.milestones)}"
        return self.path or f"the logs of the started milestones{among}"

    def _entries(self) -> str:
        entries = "an entry" if self.min_entries == 1 else f"{self.min_entries} entries"
        ended = ", the newest of which ended well" if self.ended else ""
        finished = ", all of them finished" if self.finished else ""
        files = ", naming only files that are or were tracked" if self.files else ""
        return f"{entries}{ended}{finished}{files}"
