"""The kind `ledger`."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.documents.ledger import LedgerEntry, read_ledger
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import MilestoneId, Status, mentions
from dodcheck.rules.markdown import Unread, read_markdown
from dodcheck.rules.options import option
from dodcheck.rules.types import MILESTONES, PATH, STATUS, TEXT
from dodcheck.snapshot.protocol import Snapshot

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """The ledger has an entry for each milestone, with a status if one is asked for.

    An entry is a section (`#### M01 — Title`) or a row of a milestone table; a stub for a whole range (`M03-M10
    (Planned)`) is no entry of its members. Fails when an entry is missing or states another status. With `status` the
    evidence is the ledger's own word.
    """

    kind: ClassVar[str] = "ledger"

    milestones: tuple[str, ...] = option(MILESTONES, "Milestones or ranges of them: M03, M00-M02.")
    path: str = option(PATH, "The ledger.", default="REFACTOR.md")
    status: Status | None = option(STATUS, "The status that each entry must state.", default=None)
    named_in: str | None = option(
        TEXT,
        "The document that names the ledger: its path is tried from the root, then from the document's folder, then as "
        "the end of one tracked path.",
        default=None,
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the entries are there."""
        found = read_markdown(snapshot, self.path, self.named_in, self.kind)
        if isinstance(found, Unread):
            return found.evidence
        entries = [entry for entry in read_ledger(found.outline, found.path) if entry.last is None]
        wanted = [milestone for text in self.milestones for named in mentions(text) for milestone in named.members()]
        return self._judged(found.path, wanted, entries)

    def _judged(self, path: str, wanted: list[MilestoneId], entries: list[LedgerEntry]) -> Evidence:
        there = [entry for entry in entries if entry.milestone in set(wanted)]
        missing = [milestone for milestone in wanted if not any(entry.milestone == milestone for entry in there)]
        if missing:
            return self._told(Outcome.FAILS, f"{path} has no entry for {_some(missing)}", path, wanted, there)
        if self.status is None:
            said = f"{path} has an entry for {_some(wanted)}"
            return self._told(Outcome.HOLDS, said, path, wanted, there)
        wrong = [entry for entry in there if entry.status is not self.status]
        if not wrong:
            said = f"{path} says {self.status} of {_some(wanted)}"
            return self._told(Outcome.HOLDS, said, path, wanted, there)
        unclear = all(entry.status is Status.UNKNOWN for entry in wrong)
        said = "; ".join(f"{entry.milestone} is {entry.status}" for entry in wrong[:_SHOWN])
        outcome = Outcome.UNKNOWN if unclear else Outcome.FAILS
        return self._told(outcome, f"{path} does not say {self.status}: {said}", path, wanted, wrong)

    def _told(
        self, outcome: Outcome, said: str, path: str, wanted: list[MilestoneId], there: list[LedgerEntry]
    ) -> Evidence:
        return Evidence(
            kind=self.kind,
            outcome=outcome,
            summary=said,
            examined=len(wanted),
            matched=len({entry.milestone for entry in there}) if outcome is not Outcome.UNKNOWN else 0,
            reproduce=f"grep -nE {shlex.quote('M[0-9]+')} {shlex.quote(path)}",
            unknown=Unknown.PARTIAL if outcome is Outcome.UNKNOWN else None,
            basis=Basis.DERIVED if self.status is None else Basis.STATED,
            places=tuple(Place(entry.location.path, entry.location.line) for entry in there) or (Place(path),),
        )


def _some(milestones: list[MilestoneId]) -> str:
    shown = ", ".join(str(milestone) for milestone in milestones[:_SHOWN])
    return f"{shown} and {len(milestones) - _SHOWN} more" if len(milestones) > _SHOWN else shown
