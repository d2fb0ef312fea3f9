"""What the ledger says of a milestone without a plan: closed or not, its entry alone speaks for the whole of it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from dodcheck.documents.ids import criterion_id
from dodcheck.documents.ledger import LedgerEntry
from dodcheck.documents.slug import path_slug
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.model.milestone import Status
from dodcheck.model.promise import SaidDone
from dodcheck.model.report import Judgement
from dodcheck.model.verdict import Standing, decide

_UNTOLD = frozenset({Status.CLOSED, Status.UNKNOWN})
"""What leaves open whether a milestone is done: the ledger's word that it is, and no word that is understood."""


def with_entry(judged: Sequence[Judgement], entry: LedgerEntry | None) -> tuple[Judgement, ...]:
    """Return the judgements and the one of a ledger's entry, which stands before all others of the ledger."""
    if entry is None:
        return tuple(judged)
    ledger = entry.location.path
    at = next((at for at, judgement in enumerate(judged) if judgement.criterion.location.path == ledger), len(judged))
    return (*judged[:at], _entered(entry), *judged[at:])


def _entered(entry: LedgerEntry) -> Judgement:
    scope, text = path_slug(entry.location.path), f"{entry.milestone} is closed"
    criterion = Criterion(
        id=criterion_id(scope, None, Form.MILESTONE, text),
        text=text,
        form=Form.MILESTONE,
        scope=scope,
        group=None,
        claimed=None if entry.status is Status.UNKNOWN else entry.status is Status.CLOSED,
        location=entry.location,
        promise=SaidDone(entry.milestone),
        deferred=entry.status is Status.DEFERRED,
    )
    evidence = _evidence(entry)
    return Judgement(criterion, decide(criterion, evidence, Standing.NONE), evidence.summary, evidence)


def _evidence(entry: LedgerEntry) -> Evidence:
    where, open_ = f"{entry.location.path}:{entry.location.line}", entry.status in _UNTOLD
    says = "tells no status of it that is understood" if entry.status is Status.UNKNOWN else f"calls it {entry.status}"
    return Evidence(
        kind="ledger",
        outcome=Outcome.UNKNOWN if open_ else Outcome.FAILS,
        summary=f"{where} {says}, and no plan of {entry.milestone} is tracked",
        examined=0 if open_ else 1,
        matched=0,
        reproduce=f"git grep -n -F -e {entry.milestone} -- {shlex.quote(entry.location.path)}",
        unknown=Unknown.EMPTY_SCOPE if open_ else None,
        basis=Basis.STATED,
        places=(Place(entry.location.path, entry.location.line),),
    )
