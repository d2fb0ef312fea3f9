"""What a rule, or one of the questions it asks, found: all of its evidence but the kind."""

from __future__ import annotations

import shlex
from typing import NamedTuple

from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown


class Finding(NamedTuple):
    """An outcome in words, with the places that show it.

    ``words`` is a sentence, or a clause that follows the name of what was looked at. ``examined`` counts the things
    that were looked at, ``matched`` those of them that are as asked, ``skipped`` those that could not be looked at.
    ``unknown`` is the reason where the outcome is ``UNKNOWN``, and ``None`` otherwise. ``reproduce`` is the command
    that shows it, empty where the rule has one command for all of its findings.
    """

    outcome: Outcome
    words: str
    places: tuple[Place, ...] = ()
    examined: int = 0
    matched: int = 0
    unknown: Unknown | None = None
    skipped: int = 0
    basis: Basis = Basis.DERIVED
    reproduce: str = ""

    def evidence(self, kind: str, reproduce: str) -> Evidence:
        """Return the evidence of a kind; ``reproduce`` is the command of a finding that has none of its own."""
        return Evidence(
            kind=kind,
            outcome=self.outcome,
            summary=self.words,
            examined=self.examined,
            matched=self.matched,
            reproduce=self.reproduce or reproduce,
            skipped=self.skipped,
            unknown=self.unknown,
            basis=self.basis,
            places=self.places,
        )


class FileFinding(NamedTuple):
    """What a question to one file found, before the file's path is put to it.

    ``words`` is a clause that follows the path, and ``line`` (from 1) shows it; ``None`` stands for the whole file. The
    counts and ``unknown`` are those of ``Finding``. ``stated`` is true where the file says no more than its own word.
    """

    outcome: Outcome
    words: str
    line: int | None = None
    examined: int = 1
    matched: int = 0
    unknown: Unknown | None = None
    skipped: int = 0
    stated: bool = False

    def evidence(self, kind: str, path: str) -> Evidence:
        """Return the evidence of a kind for the file at a path."""
        return Evidence(
            kind=kind,
            outcome=self.outcome,
            summary=f"{path} {self.words}",
            examined=self.examined,
            matched=self.matched,
            reproduce=f"git grep -n -e '' -- {shlex.quote(path)}",
            skipped=self.skipped,
            unknown=self.unknown,
            basis=Basis.STATED if self.stated else Basis.DERIVED,
            places=(Place(path, self.line),),
        )
