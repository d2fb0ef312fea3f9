"""The kind `criteria`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.base import Judged
from dodcheck.rules.combine import all_of, any_of
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.resting import seen
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

    def rests_on(self, known: Mapping[str, Criterion]) -> tuple[str, ...]:
        """Return the known ids that the patterns name, in their order."""
        return named((*self.all_of, *self.any_of), known)

    def conclude(self, judged: Sequence[Judged]) -> Evidence:
        """Return what follows from the criteria that are named; each pattern must name one."""
        ids = [judged.criterion.id for judged in judged]
        lost = [pattern for pattern in (*self.all_of, *self.any_of) if not any(map(matcher(pattern), ids))]
        if lost:
            message = f"no criterion has the id {', '.join(lost)}"
            return Evidence(self.kind, Outcome.UNKNOWN, message, len(ids), 0, "", unknown=Unknown.EMPTY_SCOPE)
        parts = [seen(self.kind, judged) for judged in judged]
        return all_of(parts) if self.all_of else any_of(parts)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"all of {', '.join(self.all_of)} are met" if self.all_of else f"one of {', '.join(self.any_of)} is met"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return (
            f"one of {', '.join(self.all_of)} is not met" if self.all_of else f"none of {', '.join(self.any_of)} is met"
        )


def named(patterns: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return the known ids that ids and globs over ids name, in their order."""
    plain, wild = set(patterns), [matcher(pattern) for pattern in patterns if is_glob(pattern)]
    return tuple(name for name in known if name in plain or any(matches(name) for matches in wild))
