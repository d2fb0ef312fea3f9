"""Loads the governance documents, and with them the documents that somebody names."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.binding.entries import RulesFile
from dodcheck.exceptions.recorded import Recorded
from dodcheck.judge.scopes import NamedDocument, governance, named_too
from dodcheck.program.load import Program
from dodcheck.snapshot.protocol import Snapshot


@dataclass(slots=True)
class GovernanceLoader:
    """A loader of the governance documents, or of those and the ``named`` ones; keeps which those of governance are."""

    named: tuple[NamedDocument, ...]
    governance: frozenset[str] = frozenset()

    def __call__(self, snapshot: Snapshot, rules: RulesFile, recorded: Recorded) -> Program:
        """Return the program that these documents make up. Raises ``UserError``."""
        program = governance(snapshot, rules, recorded)
        self.governance = frozenset(facts.path for facts in program.facts)
        if all(document.path in self.governance for document in self.named):
            return program
        return named_too(self.named)(snapshot, rules, recorded)
