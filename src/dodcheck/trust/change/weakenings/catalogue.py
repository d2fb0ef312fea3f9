"""Invariants that their catalogue drops, gives a lower priority, or calls less strongly verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.documents.invariants.catalogue import Catalogue
from dodcheck.documents.invariants.invariant import Invariant
from dodcheck.model.evidence import Evidence
from dodcheck.model.location import Location
from dodcheck.rules.invariants import InvariantsRule
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.change.bound_rules import rules_of
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens

_LAST = 10
"""What an invariant without a priority has: less than any."""


class _CatalogueFile(NamedTuple):
    path: str
    catalogue: Catalogue


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield what the catalogues say less of than before; only those count that a rule of either side speaks of."""
    comparison = judges.comparison
    named = dict.fromkeys((rule.catalogue, rule.named_in) for rule in rules_of(comparison, InvariantsRule))
    seen = set[str]()
    for path, named_in in named:
        before = _read(comparison.base.case.snapshot, path, named_in)
        if before is None or before.path in seen:
            continue
        seen.add(before.path)
        after = _read(comparison.case.snapshot, path, named_in)
        if after is None:
            message = f"the catalogue of invariants `{before.path}` is gone"
            yield Weakening(Weakens.CATALOGUED, before.path, message, Location(before.path), None)
        else:
            yield from (
                weakening
                for invariant in before.catalogue.invariants
                if (weakening := _weakening_of(invariant, before, after))
            )


def _read(snapshot: Snapshot, path: str | None, named_in: str | None) -> _CatalogueFile | None:
    from dodcheck.rules.catalogues.find_catalogue import catalogue_of  # noqa: PLC0415 - lazy: few programs have a catalogue

    read = catalogue_of(snapshot, path, named_in, InvariantsRule.kind)
    return None if isinstance(read, Evidence) else _CatalogueFile(*read)


def _weakening_of(old: Invariant, before: _CatalogueFile, after: _CatalogueFile) -> Weakening | None:
    new = after.catalogue.find(old.name)
    was = Location(before.path, old.line)
    if new is None:
        return Weakening(Weakens.CATALOGUED, old.name, f"the catalogue no longer lists `{old.name}`", was, None)
    now = Location(after.path, new.line)
    if _priority(new) > _priority(old):
        message = f"the catalogue gives `{old.name}` a lower priority"
        detail = f"it was {_priority_in_words(_priority(old))}, and is {_priority_in_words(_priority(new))}"
        return Weakening(Weakens.CATALOGUED, old.name, message, was, now, detail)
    if _strength(new) < _strength(old):
        message = f"the catalogue calls `{old.name}` less strongly verified"
        detail = f"it was {_strength_in_words(old)}, and is {_strength_in_words(new)}"
        return Weakening(Weakens.CATALOGUED, old.name, message, was, now, detail)
    return None


def _priority(invariant: Invariant) -> int:
    return min(invariant.priorities, default=_LAST)


def _priority_in_words(priority: int) -> str:
    return "without one" if priority == _LAST else f"P{priority}"


def _strength(invariant: Invariant) -> int:
    return -1 if invariant.weakest is None or invariant.weakest.verified is None else invariant.weakest.verified


def _strength_in_words(invariant: Invariant) -> str:
    return (
        "without a strength"
        if invariant.weakest is None or invariant.weakest.verified is None
        else invariant.weakest.verified.word
    )
