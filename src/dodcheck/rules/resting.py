"""What a criterion that another one rests on says to it."""

from __future__ import annotations

import shlex
from typing import assert_never

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.model.verdict import Verdict
from dodcheck.rules.base import Judged

_EXCEPTIONS = {Verdict.ATTESTED: "an attestation", Verdict.WAIVED: "a waiver", Verdict.DEFERRED: "a deferral"}


def seen(kind: str, judged: Judged) -> Evidence:
    """Return what the judged criterion is to a rule of a kind that rests on it: evidence of its own."""
    outcome, unknown, words = _says(judged)
    at = judged.criterion.location
    named = f"{at.path}:{at.line}" if at.line else f"“{judged.criterion.text}”"
    return Evidence(
        kind=kind,
        outcome=outcome,
        summary=f"{named} is {words}",
        examined=1,
        matched=int(outcome is Outcome.HOLDS),
        reproduce=f"dodcheck claims {shlex.quote(at.path)}",
        unknown=unknown,
        basis=judged.evidence.basis,
        places=(Place(at.path, at.line),),
    )


def _says(judged: Judged) -> tuple[Outcome, Unknown | None, str]:
    match judged.verdict:
        case Verdict.PROVED | Verdict.READY:
            return Outcome.HOLDS, None, str(judged.verdict)
        case Verdict.ATTESTED | Verdict.WAIVED | Verdict.DEFERRED:
            return (
                Outcome.UNKNOWN,
                Unknown.EXCEPTION,
                f"{judged.verdict}, so this rests on {_EXCEPTIONS[judged.verdict]}",
            )
        case Verdict.REFUTED | Verdict.OPEN:
            return _unmet(judged)
        case Verdict.UNPROVEN | Verdict.UNOBSERVABLE:
            return (
                Outcome.UNKNOWN,
                judged.evidence.unknown or Unknown.PARTIAL,
                f"{judged.verdict}: {judged.evidence.summary}",
            )
        case Verdict.BROKEN:
            return Outcome.ERROR, None, f"broken: {judged.evidence.summary}"
        case _:
            assert_never(judged.verdict)


def _unmet(judged: Judged) -> tuple[Outcome, Unknown | None, str]:
    """Return what an open criterion says: a box marked as partly done may be open although its evidence holds."""
    if judged.evidence.outcome is Outcome.FAILS:
        return Outcome.FAILS, None, f"{judged.verdict}: {judged.evidence.summary}"
    return Outcome.UNKNOWN, Unknown.PARTIAL, f"{judged.verdict}: {judged.evidence.summary}"
