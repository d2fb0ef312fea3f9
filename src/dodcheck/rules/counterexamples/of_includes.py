"""Counterexamples for the kind `includes`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.links import back, beyond, linked_counterexamples, turned_counterexamples, upwards
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.structure.includes.survey import survey_includes

if TYPE_CHECKING:
    from dodcheck.rules.includes import IncludesRule


def counterexamples(rule: IncludesRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield an include that closes a circle, leads up or couples two folders; or the files without those that do."""
    yield from turned_counterexamples(rule.examine, snapshot, seen, _planted(rule, snapshot))


def _planted(rule: IncludesRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    graph_survey = survey_includes(snapshot, rule.folders, rule.roots)
    if rule.layers:
        layers = [[f"{folder}/" for folder in layer] for layer in rule.layers]
        yield from linked_counterexamples(snapshot, upwards(graph_survey, layers))
    if rule.acyclic or rule.baseline:
        yield from linked_counterexamples(snapshot, back(graph_survey))
    if rule.baseline:
        yield from linked_counterexamples(snapshot, beyond(graph_survey))
