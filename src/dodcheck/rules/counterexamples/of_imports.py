"""Counterexamples for the kind `imports`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.links import back, beyond, linked_counterexamples, turned_counterexamples, upwards
from dodcheck.rules.structures import looking
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.imports import ImportsRule


def counterexamples(rule: ImportsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield an import that closes a circle, leads up or couples two parts; or the files without those that do."""
    yield from turned_counterexamples(rule.examine, snapshot, seen, _planted(rule, snapshot))


def _planted(rule: ImportsRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    if rule.between:
        look = looking.across(snapshot, rule.between, rule.named_in, rule.kind)
    else:
        look = looking.python(snapshot, rule.packages, None)
    if isinstance(look, Evidence):
        return
    if rule.layers:
        yield from linked_counterexamples(
            snapshot, upwards(look.seen, [looking.names_of(layer, look.seen) for layer in rule.layers])
        )
    if rule.acyclic or rule.baseline:
        yield from linked_counterexamples(snapshot, back(look.seen))
    if rule.baseline:
        yield from linked_counterexamples(snapshot, beyond(look.seen))
