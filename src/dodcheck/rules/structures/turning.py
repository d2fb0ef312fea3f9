"""What would turn a rule about structure, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class StructureDemands(Protocol):
    """What a rule about structure demands; its kind is what its modules do: `imports`, `includes`."""

    @property
    def kind(self) -> str:
        """The kind of the rule."""

    @property
    def acyclic(self) -> bool:
        """Whether there may be no circle."""

    @property
    def layers(self) -> Sequence[Sequence[str]]:
        """The layers, the highest first."""

    @property
    def baseline(self) -> str | None:
        """The report that nothing may go beyond."""


def would_hold(rule: StructureDemands, what: str) -> str:
    """Return what would make a rule about some modules hold, as a clause behind "when"."""
    clauses = []
    if rule.acyclic:
        clauses.append(f"{what} depend on each other in no circle")
    if rule.layers:
        clauses.append(f"no layer of {ordered(rule.layers)} {rule.kind} from one before it")
    if rule.baseline:
        clauses.append(f"no part depends on more than in {rule.baseline}, in no new circle")
    return ", and ".join(clauses)


def would_fail(rule: StructureDemands, what: str) -> str:
    """Return what would make a rule about some modules fail, as a clause behind "when"."""
    clauses = []
    if rule.acyclic:
        clauses.append(f"some of {what} depend on each other in a circle")
    if rule.layers:
        clauses.append(f"a layer of {ordered(rule.layers)} {rule.kind} from one before it")
    if rule.baseline:
        clauses.append(f"a part depends on more than in {rule.baseline}, or in a new circle")
    return ", or ".join(clauses)


def ordered(layers: Sequence[Sequence[str]]) -> str:
    """Return layers in a row, the highest first: `web, api | cli, core`."""
    return ", ".join(" | ".join(layer) for layer in layers)
