"""The kind `ledger`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.documents.ledger import LedgerEntry, read_ledger
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import MilestoneId, Status, milestones_in
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.reading.markdown import read_markdown
from dodcheck.rules.types import DOCUMENT, FLAG, MILESTONES, STATUS, TEXT
from dodcheck.snapshot.protocol import Snapshot

_SHOWN = 8
_PLACES = 50

_Entries = Mapping[MilestoneId, Sequence[LedgerEntry]]


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """The ledger has an entry for each milestone, with a status if one is asked for.

    An entry is a section (`#### M01 — Title`) or a row of a milestone table; a stub for a whole range (`M03-M10
    (Planned)`) is no entry of its members. Fails when an entry is missing or states another status. Can't be known when
    entries are there and none of a milestone states a status, and when all that a milestone has is a heading, which
    tells no status and below which nothing is told. With `status` the evidence is the ledger's own word. With
    `current`, it names each milestone that its plan or log shows to be started, and calls none planned or in progress
    that its plan calls closed; nothing is known where there is neither plan nor log. With `in_table` rows alone are
    entries, and one of any milestone is enough where none is named; a section leaves it open, and so does a table whose
    columns are not those of a list.
    """

    kind: ClassVar[str] = "ledger"
    example: ClassVar[str] = "ledger: {milestones: M00-M02, status: closed}"

    milestones: tuple[str, ...] = option(
        MILESTONES,
        "Milestones or ranges of them: M03, M00-M02; these, in_table or current.",
        default=(),
        asks=Asks.FLOOR,
    )
    path: str = option(DOCUMENT, "The ledger.", default="REFACTOR.md")
    status: Status | None = option(STATUS, "The status that each entry must state.", default=None, asks=Asks.DEMAND)
    current: bool = option(
        FLAG, "It keeps up with the plans and logs of all milestones that are started.", default=False, asks=Asks.EACH
    )
    in_table: bool = option(FLAG, "Rows of a milestone table alone are entries.", default=False, asks=Asks.DEMAND)
    named_in: str | None = option(
        TEXT,
        "The document that names the ledger: its path is tried from the root, then from the document's folder, then as "
        "the end of one tracked path.",
        default=None,
        asks=Asks.SCOPE,
    )

    def __post_init__(self) -> None:
        if (bool(self.milestones) or self.in_table) is self.current:
            raise OptionError("takes either milestones, in_table or both, or current")
        if (self.current or self.in_table) and self.status is not None:
            raise OptionError("status goes with milestones alone")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the entries are there."""
        evidence = read_markdown(snapshot, self.path, self.named_in, self.kind)
        if isinstance(evidence, Evidence):
            return evidence
        if self.current:
            from dodcheck.rules.ledgers import current  # noqa: PLC0415 - lazy: recognition needs the options only

            return current.examined(self.kind, evidence, read_ledger(evidence.outline, evidence.path), snapshot)
        if self.in_table:
            from dodcheck.rules.ledgers import tabled  # noqa: PLC0415 - lazy: as above

            return tabled.examined(self.kind, evidence, self._named())
        entries: dict[MilestoneId, list[LedgerEntry]] = {milestone: [] for milestone in self._named()}
        for entry in read_ledger(evidence.outline, evidence.path):
            if entry.last is None and entry.milestone in entries:
                entries[entry.milestone].append(entry)
        return self._judged(evidence.path, entries)

    def _named(self) -> dict[MilestoneId, None]:
        """Return the milestones that are asked for, in their order."""
        return dict.fromkeys(milestone for text in self.milestones for milestone in milestones_in(text))

    def _judged(self, path: str, entries: _Entries) -> Evidence:
        missing = [milestone for milestone, ledger_entries in entries.items() if not ledger_entries]
        if missing:
            message = f"{path} has no entry for {some(missing, _SHOWN)}"
            return self._evidence(
                Outcome.FAILS, message, path, _all(entries), (len(entries) - len(missing), len(entries))
            )
        bare = [
            milestone for milestone, ledger_entries in entries.items() if all(entry.bare for entry in ledger_entries)
        ]
        if bare and self.status is None:
            message = f"{path} has nothing but a heading for {some(bare, _SHOWN)}"
            shown = [entry for milestone in bare for entry in entries[milestone]]
            return self._evidence(Outcome.UNKNOWN, message, path, shown, (len(entries) - len(bare), len(entries)))
        if self.status is None:
            message = f"{path} has an entry for {some(entries, _SHOWN)}"
            return self._evidence(Outcome.HOLDS, message, path, _all(entries), (len(entries), len(entries)))
        wrong = [entry for entry in _all(entries) if entry.status not in (self.status, Status.UNKNOWN)]
        silent = [entry[0] for entry in entries.values() if all(entry.status is Status.UNKNOWN for entry in entry)]
        if not wrong and not silent:
            message = f"{path} says {self.status} of {some(entries, _SHOWN)}"
            return self._evidence(Outcome.HOLDS, message, path, _all(entries), (len(entries), len(entries)))
        outcome, shown = (Outcome.FAILS, wrong) if wrong else (Outcome.UNKNOWN, silent)
        message = "; ".join(self._status_in_words(entry, entries) for entry in shown[:_SHOWN])
        good = len(entries) - len({entry.milestone for entry in (*wrong, *silent)})
        message = f"{path} does not say {self.status}: {message}"
        return self._evidence(outcome, message, path, shown, (good, len(entries)))

    def _status_in_words(self, entry: LedgerEntry, entries: _Entries) -> str:
        """Return what an entry says, and where another one of the milestone says what is asked for."""
        message = f"{entry.milestone} is {entry.status}"
        other = next((entry for entry in entries[entry.milestone] if entry.status is self.status), None)
        return (
            f"{message} on line {entry.location.line}, and {other.status} on line {other.location.line}"
            if other
            else message
        )

    def _evidence(
        self, outcome: Outcome, summary: str, path: str, shown: Sequence[LedgerEntry], count: tuple[int, int]
    ) -> Evidence:
        """Return evidence with these entries as places; ``count`` is how many milestones fit, of how many."""
        places = tuple(Place(entry.location.path, entry.location.line) for entry in shown[:_PLACES])
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=summary,
            examined=count[1],
            matched=count[0],
            reproduce=f"grep -nE {shlex.quote('M[0-9]+')} {shlex.quote(path)}",
            unknown=Unknown.PARTIAL if outcome is Outcome.UNKNOWN else None,
            basis=Basis.DERIVED if self.status is None else Basis.STATED,
            places=places or (Place(path),),
        )

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the ledger with another status, and without the entries."""
        from dodcheck.rules.counterexamples import of_ledger  # noqa: PLC0415 - lazy: only the self-test asks

        return of_ledger.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        if self.current:
            return f"{self.path} names each started milestone, and calls none open that its plan calls closed"
        if self.in_table:
            return f"{self.path} has a table of milestones, with a row for {self._meant('each of')}"
        status = f" with the status {self.status}" if self.status else ""
        return f"{self.path} has an entry{status} for each of {', '.join(self.milestones)}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        if self.current:
            return f"{self.path} does not name a started milestone, or calls one open that its plan calls closed"
        if self.in_table:
            return f"no table of milestones in {self.path} has a row for {self._meant('one of')}"
        status = f" or has another status than {self.status}" if self.status else ""
        return f"an entry of {', '.join(self.milestones)} is missing from {self.path}{status}"

    def _meant(self, before: str) -> str:
        return f"{before} {', '.join(self.milestones)}" if self.milestones else "any of them"


def _all(entries: _Entries) -> list[LedgerEntry]:
    return [entry for ledger_entries in entries.values() for entry in ledger_entries]
