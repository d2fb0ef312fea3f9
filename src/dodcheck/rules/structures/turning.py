"""What would turn a rule about structure, in words."""

from __future__ import annotations

from collections.abc import Sequence

_Layers = Sequence[Sequence[str]]


def would_hold(acyclic: bool, layers: _Layers, baseline: str | None, verb: str, what: str) -> str:  # noqa: FBT001 - an option of the rule
    """Return what would make a rule hold, as a clause behind "when"."""
    said = []
    if acyclic:
        said.append(f"{what} depend on each other in no circle")
    if layers:
        said.append(f"no layer of {ordered(layers)} {verb} from one before it")
    if baseline:
        said.append(f"no part depends on more than in {baseline}, in no new circle")
    return ", and ".join(said)


def would_fail(acyclic: bool, layers: _Layers, baseline: str | None, verb: str, what: str) -> str:  # noqa: FBT001 - the same
    """Return what would make a rule fail, as a clause behind "when"."""
    said = []
    if acyclic:
        said.append(f"some of {what} depend on each other in a circle")
    if layers:
        said.append(f"a layer of {ordered(layers)} {verb} from one before it")
    if baseline:
        said.append(f"a part depends on more than in {baseline}, or in a new circle")
    return ", or ".join(said)


def ordered(layers: _Layers) -> str:
    """Return layers in a row, the highest first: `web, api | cli, core`."""
    return ", ".join(" | ".join(layer) for layer in layers)
