"""Which silent failures a change accepts: they were open before it, graver by it, or were not there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from dodcheck.model.location import Location
from dodcheck.rules.soft_failures import SoftFailuresRule
from dodcheck.rules.workflows.scope import scope_of
from dodcheck.rules.workflows.soft_failure_evidence import counting_for, reasons_in
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.trust.change.sides import Comparison
from dodcheck.trust.change.weakening import Weakening, Weakens
from dodcheck.workflows.audit.audit import audit_of
from dodcheck.workflows.audit.repository import read_repository
from dodcheck.workflows.audit.risk import Risk

_SHOWN = 120
_LINE = re.compile(r"\bline [0-9]+|:[0-9]+\b")


class _Accepted(NamedTuple):
    """A risk with the reason for which it is accepted, and the register that gives it, if one does."""

    risk: Risk
    reason: str
    register: str | None = None


class _SideRisks:
    """The risks of one side, and which of them are accepted."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.repository = read_repository(snapshot)

    @cached_property
    def risks(self) -> Mapping[str, Risk]:
        """The risks by their ids."""
        return {risk.id: risk for risk in audit_of(self.repository, self.snapshot).risks}

    def accepted_by_rules(self, rules: Sequence[SoftFailuresRule]) -> dict[str, _Accepted]:
        """Return the accepted risks that one of the rules asks for, by their ids."""
        accepted: dict[str, _Accepted] = {}
        for rule in rules:
            asked = counting_for(rule, self.risks.values(), scope_of(self.repository, rule.in_))
            accepted = {**self._accepted(asked, rule.register), **accepted}
        return accepted

    def all_accepted(self, registers: Sequence[str]) -> dict[str, _Accepted]:
        """Return all accepted risks by their ids, whichever of the registers accepts them."""
        accepted = self._accepted(self.risks.values(), None)
        for register in registers:
            accepted = {**self._accepted(self.risks.values(), register), **accepted}
        return accepted

    def _accepted(self, risks: Iterable[Risk], register: str | None) -> dict[str, _Accepted]:
        reasons = reasons_in(register, self.snapshot)
        reasoned = ((risk, risk.accepted or reasons.get(risk.id)) for risk in risks)
        return {
            risk.id: _Accepted(risk, reason, None if risk.accepted else register) for risk, reason in reasoned if reason
        }


def newly_accepted(comparison: Comparison, rules: Sequence[SoftFailuresRule]) -> Iterator[Weakening]:
    """Yield a weakening for every risk that counts for one of the rules, and that the change alone accepts.

    An accepted risk may move: one of the same words, accepted for the same reason, stands elsewhere where it is gone.
    """
    now = _SideRisks(comparison.case.snapshot)
    accepted = now.accepted_by_rules(rules)
    if not accepted:
        return
    then = _SideRisks(comparison.base.case.snapshot)
    before = then.all_accepted([rule.register for rule in rules if rule.register])
    moved = Counter(_lasting_identity(accepted_risk) for name, accepted_risk in before.items() if name not in now.risks)
    for name, risk in accepted.items():
        was = before.get(name)
        if was is not None and was.risk.severity.rank <= risk.risk.severity.rank:
            continue
        if was is None and moved[_lasting_identity(risk)] > 0:
            moved[_lasting_identity(risk)] -= 1
            continue
        yield _weakening(risk, then.risks.get(name), graver=was is not None)


def _lasting_identity(accepted: _Accepted) -> tuple[str, str, str, str]:
    """Return what stays of an accepted risk that moves to another line, step, job or file."""
    risk = accepted.risk
    return risk.pattern, risk.severity.value, _LINE.sub("", risk.message), accepted.reason


def _weakening(accepted: _Accepted, was: Risk | None, *, graver: bool) -> Weakening:
    risk = accepted.risk
    place = "" if accepted.register is None else f" in {risk.location}"
    message = f"the silent failure `{risk.id}`{place} is accepted"
    why = accepted.reason if len(accepted.reason) <= _SHOWN else f"{accepted.reason[:_SHOWN]}…"
    if was is None:
        detail = "it was not there before"
    elif graver:
        detail = f"it was accepted while it was {was.severity}, and is {risk.severity}"
    else:
        detail = "nobody had accepted it before"
    at = risk.location if accepted.register is None else Location(accepted.register)
    return Weakening(Weakens.JUSTIFIED, risk.id, message, was.location if was else None, at, f"{detail}: “{why}”")
