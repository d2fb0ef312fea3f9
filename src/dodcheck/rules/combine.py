"""Three-valued all, any and not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown

_WEAKEST = (Basis.STATED, Basis.RECORDED, Basis.DERIVED)


@dataclass(frozen=True, slots=True)
class All:
    """All of these rules hold."""

    kind: ClassVar[str] = "all"
    rules: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these rules holds."""

    kind: ClassVar[str] = "any"
    rules: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The rule in it fails."""

    kind: ClassVar[str] = "not"
    rule: Any


def all_of(parts: Sequence[Evidence]) -> Evidence:
    """Return what all rules together say: an error wins, then a failure, then an unknown."""
    return _combined(All.kind, parts, (Outcome.ERROR, Outcome.FAILS, Outcome.UNKNOWN, Outcome.HOLDS))


def any_of(parts: Sequence[Evidence]) -> Evidence:
    """Return what at least one rule says: an error wins, then one that holds, then an unknown."""
    return _combined(AnyOf.kind, parts, (Outcome.ERROR, Outcome.HOLDS, Outcome.UNKNOWN, Outcome.FAILS))


def negated(part: Evidence) -> Evidence:
    """Return the contrary of what a rule says; what is unknown, an error or seen in nothing is not turned."""
    turned = {Outcome.HOLDS: Outcome.FAILS, Outcome.FAILS: Outcome.HOLDS}.get(part.outcome, part.outcome)
    if turned is not part.outcome and not part.examined:
        empty = replace(part, kind=Not.kind, outcome=Outcome.UNKNOWN, unknown=Unknown.EMPTY_SCOPE)
        return replace(empty, parts=(part,))
    return replace(part, kind=Not.kind, outcome=turned, summary=f"not wanted: {part.summary}", parts=(part,))


def _combined(kind: str, parts: Sequence[Evidence], order: tuple[Outcome, ...]) -> Evidence:
    if not parts:
        return Evidence(kind, Outcome.UNKNOWN, "there is no rule in it", 0, 0, "", unknown=Unknown.EMPTY_SCOPE)
    outcome = next(one for one in order if any(part.outcome is one for part in parts))
    deciding = [part for part in parts if part.outcome is outcome]
    holding = sum(part.outcome is Outcome.HOLDS for part in parts)
    said = "; ".join(part.summary for part in deciding)
    return Evidence(
        kind=kind,
        outcome=outcome,
        summary=said if len(parts) == 1 else f"{holding} of {len(parts)} hold: {said}",
        examined=sum(part.examined for part in parts),
        matched=sum(part.matched for part in parts),
        skipped=sum(part.skipped for part in parts),
        reproduce="; ".join(dict.fromkeys(part.reproduce for part in deciding if part.reproduce)),
        unknown=deciding[0].unknown,
        basis=next(basis for basis in _WEAKEST if any(part.basis is basis for part in deciding)),
        places=tuple(dict.fromkeys(place for part in deciding for place in part.places)),
        parts=tuple(parts),
    )
