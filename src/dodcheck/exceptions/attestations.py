"""Statements that a person signed off, as dodcheck.attestations.yml records them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dodcheck.model.exception import Attestation
from dodcheck.model.location import Location
from dodcheck.signatures.signers import NOBODY, Signers

PLACES = ("dodcheck.attestations.yml", "docs/dodcheck.attestations.yml", "docs/refactor/dodcheck.attestations.yml")
"""Where an attestations file is found, from the repository's root."""

SIGNERS_PLACES = ("dodcheck.allowed_signers", "docs/dodcheck.allowed_signers", "docs/refactor/dodcheck.allowed_signers")
"""Where the file is found that says who may sign attestations, and with which keys."""


@dataclass(frozen=True)
class Attestations:
    """The attestations of a repository, each with the place where it is written, and who may sign them."""

    path: str | None = None
    entries: tuple[tuple[Attestation, Location], ...] = ()
    signers: Signers = NOBODY

    def of(self, criterion: str) -> tuple[Attestation, ...]:
        """Return the attestations of one criterion id, the longest valid first."""
        return self._by_criterion.get(criterion, ())

    @cached_property
    def _by_criterion(self) -> Mapping[str, tuple[Attestation, ...]]:
        by_criterion = defaultdict[str, list[Attestation]](list)
        for attestation, _ in sorted(self.entries, key=lambda entry: entry[0].expires, reverse=True):
            by_criterion[attestation.criterion].append(attestation)
        return {criterion: tuple(attestations) for criterion, attestations in by_criterion.items()}
