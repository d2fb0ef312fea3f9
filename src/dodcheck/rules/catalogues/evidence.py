"""What a catalogue says of invariants, as evidence."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dodcheck.documents.invariants.catalogue import Catalogue
from dodcheck.documents.invariants.strength import named_strength
from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown
from dodcheck.phrasing import some
from dodcheck.rules.catalogues import listed
from dodcheck.rules.catalogues.find_catalogue import catalogue_of
from dodcheck.rules.catalogues.standing import Demand, Standing, missing, standing
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.invariants import InvariantsRule

MAX_PLACES = 50
"""Places shown; the counts stay exact."""
_ORDER = (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS)
_REASONS = tuple(Unknown)


def examine_invariants(rule: InvariantsRule, snapshot: Snapshot) -> Evidence:
    """Return whether a catalogue gives its invariants the strength that is asked."""
    evidence = catalogue_of(snapshot, rule.catalogue, rule.named_in, rule.kind)
    if isinstance(evidence, Evidence):
        return evidence
    path, catalogue = evidence
    if rule.at_least == listed.LISTED:
        return listed.examined(rule.kind, path, catalogue, rule.ids, snapshot)
    strength = named_strength(rule.at_least)
    if strength is None:
        raise AssertionError(f"{rule.at_least} was no strength when it was read")
    asked = Demand(strength, path, rule.accept_stated)
    return _evidence(rule, path, catalogue, _standings(rule, catalogue, asked, snapshot))


def _standings(rule: InvariantsRule, catalogue: Catalogue, asked: Demand, snapshot: Snapshot) -> list[Standing]:
    """Return how each invariant stands that the rule is about."""
    if rule.ids:
        known = [(name, catalogue.find(name)) for name in rule.ids]
        return [
            standing(invariant, asked, snapshot) if invariant else missing(name, asked) for name, invariant in known
        ]
    wanted = {int(priority.removeprefix("P")) for priority in rule.priority}
    meant = [invariant for invariant in catalogue.invariants if not wanted or wanted & invariant.priorities]
    return [standing(invariant, asked, snapshot) for invariant in meant]


def _evidence(rule: InvariantsRule, path: str, catalogue: Catalogue, standings: Sequence[Standing]) -> Evidence:
    outcome = next(
        (outcome for outcome in _ORDER if any(standing_one.outcome is outcome for standing_one in standings)),
        Outcome.UNKNOWN,
    )
    deciding = [standing_one for standing_one in standings if standing_one.outcome is outcome]
    why = min((one.unknown for one in deciding if one.unknown), key=_REASONS.index, default=None)
    words = _summary(rule, path, standings, deciding)
    if outcome is Outcome.HOLDS and catalogue.skipped:
        outcome, why = Outcome.UNKNOWN, Unknown.SKIPPED
        words = f"{words}, and nests too deep to be read as a whole"
    if not standings:
        why = Unknown.EMPTY_SCOPE
    places = dict.fromkeys(place for one in deciding for place in one.places)
    return Evidence(
        kind=rule.kind,
        outcome=outcome,
        summary=words,
        examined=len(standings),
        matched=sum(one.outcome is Outcome.HOLDS for one in standings),
        reproduce=f"git grep -n -i -E 'strong|partial|weak|missing' -- {shlex.quote(path)}",
        skipped=catalogue.skipped,
        unknown=why,
        basis=Basis.STATED,
        places=tuple(places)[:MAX_PLACES],
    )


def _summary(rule: InvariantsRule, path: str, standings: Sequence[Standing], deciding: Sequence[Standing]) -> str:
    if not standings:
        of = f" of priority {' or '.join(rule.priority)}" if rule.priority else ""
        return f"{path} lists no invariant{of}"
    if len(standings) == 1:
        asked = f"; {rule.at_least} is asked" if standings[0].weaker else ""
        return f"{path} {standings[0].said}{asked}"
    good = sum(one.outcome is Outcome.HOLDS for one in standings)
    if good == len(standings):
        there = "" if rule.accept_stated else ", and the test or job of each is there"
        return f"{path} calls all {good} invariants at least {rule.at_least}{there}"
    listed = some((one.said for one in deciding), joint="; ")
    return f"{good} of {len(standings)} invariants are shown to be at least {rule.at_least}: {path} {listed}"
