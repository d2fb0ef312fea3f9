"""What a criterion that another one rests on says to it."""

from __future__ import annotations

import shlex
from typing import assert_never

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.verdict import Verdict
from dodcheck.rules.base import Judged

_EXCEPTIONS = {Verdict.ATTESTED: "an attestation", Verdict.WAIVED: "a waiver", Verdict.DEFERRED: "a deferral"}


def seen(kind: str, one: Judged) -> Evidence:
    """Return what the judged criterion is to a rule of a kind that rests on it: evidence of its own."""
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
            return Outcome.UNKNOWN, Unknown.EXCEPTION, f"{one.verdict}, so this rests on {_EXCEPTIONS[one.verdict]}"
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
