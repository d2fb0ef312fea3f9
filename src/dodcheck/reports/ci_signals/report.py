"""What is rendered: the signals of the workflows of a snapshot."""

from __future__ import annotations

from typing import NamedTuple

from dodcheck.model.report import SnapshotFacts
from dodcheck.workflows.signals.signal import Signal, SignalFact
from dodcheck.workflows.signals.signals import Signals


class SignalsReport(NamedTuple):
    """The signals, and the snapshot they are of."""

    signals: Signals
    snapshot: SnapshotFacts


def tally(report: SignalsReport) -> str:
    """Return how many workflows have each signal."""
    counts = [(len(report.signals.of(signal)), signal) for signal in Signal]
    return ", ".join(f"{count:,} {signal}" for count, signal in counts if count)


def places_of(fact: SignalFact, own: str) -> str:
    """Return the places of a fact, for a reader of a workflow: without its own path, which he knows."""
    shown = [
        f":{location.line}" if location.path == own and location.line else str(location) for location in fact.places
    ]
    more = f" and {fact.many - len(shown):,} more" if fact.many > len(shown) else ""
    return ", ".join(shown) + more
