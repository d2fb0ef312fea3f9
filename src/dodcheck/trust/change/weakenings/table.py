"""The one table of what can be weakened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening
from dodcheck.trust.change.weakenings import (
    accepted_secrets,
    attestations,
    attributes,
    baselines,
    catalogue,
    coverage,
    disguises,
    documents,
    entries,
    gate,
    hidden,
    justified,
    promises,
    rules,
    schemas,
    signers,
    submodules,
    waivers,
)

Find = Callable[[Judges], Iterator[Weakening]]
"""Yields what a change weakens, in a stable order."""

WEAKENINGS: tuple[Find, ...] = (
    promises.find,
    entries.find,
    rules.find,
    schemas.find,
    baselines.find,
    waivers.find,
    attestations.find,
    signers.find,
    documents.find,
    hidden.find,
    submodules.find,
    attributes.find,
    coverage.find,
    disguises.find,
    gate.find,
    justified.find,
    accepted_secrets.find,
    catalogue.find,
)
"""Every way to weaken, in the order of the report."""


def weakenings(judges: Judges) -> Iterator[Weakening]:
    """Yield all that a change weakens."""
    for find in WEAKENINGS:
        yield from find(judges)
