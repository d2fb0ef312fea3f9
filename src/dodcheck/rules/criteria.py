"""The kind `criteria`."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, assert_never

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.verdict import Verdict
from dodcheck.rules.base import Judged
from dodcheck.rules.combine import all_of, any_of
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import TEXTS
from dodcheck.snapshot.globs import is_glob, matcher


@dataclass(frozen=True, slots=True)
class CriteriaRule:
    """Other criteria are met.

    Holds when all criteria of `all_of` (or one of `any_of`) are proved or ready. Fails when one of them is refuted or
    open. Can't be known when one is unproven or unobservable, rests on a waiver, a deferral or an attestation, or when
    no criterion has such an id. What it names is judged first; rules that rest on each other in a circle are refused.
    """

    kind: ClassVar[str] = "criteria"
    example: ClassVar[str] = "criteria: {all_of: phase-1/sbom-generated/*}"

    all_of: tuple[str, ...] = option(
        TEXTS, "Ids or globs over ids; all of them must be met.", default=(), asks=Asks.FLOOR
    )
    any_of: tuple[str, ...] = option(
        TEXTS, "Ids or globs over ids; one of them must be met.", default=(), asks=Asks.CEILING
    )

    def __post_init__(self) -> None:
        if bool(self.all_of) is bool(self.any_of):
            raise OptionError("takes either all_of or any_of")

    def rests_on(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the known ids that the patterns name, in their order."""
        asked = (*self.all_of, *self.any_of)
        plain, wild = set(asked), [matcher(pattern) for pattern in asked if is_glob(pattern)]
        return tuple(name for name in known if name in plain or any(matches(name) for matches in wild))

    def conclude(self, judged: Sequence[Judged]) -> Evidence:
        """Return what follows from the criteria that are named; each pattern must name one."""
        ids = [one.criterion.id for one in judged]
        lost = [pattern for pattern in (*self.all_of, *self.any_of) if not any(map(matcher(pattern), ids))]
        if lost:
            said = f"no criterion has the id {', '.join(lost)}"
            return Evidence(self.kind, Outcome.UNKNOWN, said, len(ids), 0, "", unknown=Unknown.EMPTY_SCOPE)
        parts = [_seen(self.kind, one) for one in judged]
        return all_of(parts) if self.all_of else any_of(parts)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"all of {', '.join(self.all_of)} are met" if self.all_of else f"one of {', '.join(self.any_of)} is met"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return (
            f"one of {', '.join(self.all_of)} is not met" if self.all_of else f"none of {', '.join(self.any_of)} is met"
        )


def _seen(kind: str, one: Judged) -> Evidence:
    outcome, unknown, said = _says(one)
    at = one.criterion.location
    named = f"{at.path}:{at.line}" if at.line else one.criterion.id
    return Evidence(
        kind=kind,
        outcome=outcome,
        summary=f"{named} is {said}",
        examined=1,
        matched=int(outcome is Outcome.HOLDS),
        reproduce=f"dodcheck claims {shlex.quote(at.path)}",
        unknown=unknown,
        basis=one.evidence.basis,
        places=(Place(at.path, at.line),),
    )


def _says(one: Judged) -> tuple[Outcome, Unknown | None, str]:
    match one.verdict:
        case Verdict.PROVED | Verdict.READY:
            return Outcome.HOLDS, None, str(one.verdict)
        case Verdict.ATTESTED | Verdict.WAIVED | Verdict.DEFERRED:
            return Outcome.UNKNOWN, Unknown.EXCEPTION, f"{one.verdict}, so this rests on an exception"
        case Verdict.REFUTED | Verdict.OPEN:
            return _unmet(one)
        case Verdict.UNPROVEN | Verdict.UNOBSERVABLE:
            return Outcome.UNKNOWN, one.evidence.unknown or Unknown.PARTIAL, f"{one.verdict}: {one.evidence.summary}"
        case Verdict.BROKEN:
            return Outcome.ERROR, None, f"broken: {one.evidence.summary}"
        case _:
            assert_never(one.verdict)


def _unmet(one: Judged) -> tuple[Outcome, Unknown | None, str]:
    """Return what an open criterion says: a box marked as partly done may be open although its evidence holds."""
    if one.evidence.outcome is Outcome.FAILS:
        return Outcome.FAILS, None, f"{one.verdict}: {one.evidence.summary}"
    return Outcome.UNKNOWN, Unknown.PARTIAL, f"{one.verdict}: {one.evidence.summary}"
