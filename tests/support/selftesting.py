"""Self-tests of repositories that are held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dodcheck.binding.entries import RulesFile
from dodcheck.judge.scopes import every_claim
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.trust.selftest.selftest import Earlier, selftest
from dodcheck.trust.selftest.trial import Fate, Trial
from dodcheck.trust.selftest.tried import Selftest, TriedRule
from support.judging import DOD, prepared


def page(said: Sequence[Mapping[str, Any]]) -> str:
    """Return a checklist of ticked statements, each with its rule in a comment under it, where it has one."""
    boxes = (f"- [x] {one['statement']}\n" + (_comment(one["rule"]) if one.get("rule") else "") for one in said)
    return f"## Phase 1: One\n\n### Statements\n\n{''.join(boxes)}"


def _comment(rule: str) -> str:
    return f"  <!-- dodcheck {{{rule}}} -->\n"


def self_tested(case: Mapping[str, Any]) -> Selftest:
    """Return the self-test of a case: its ``files`` and ``evidence``, ``said`` in its page, ``before`` the work.

    ``history`` are the commits behind it.
    """
    evidence = {name: text.encode() for name, text in case.get("evidence", {}).items()}
    files = {DOD: page(case["said"]), **case.get("files", {})}
    found = prepared(files, evidence=evidence, past=case.get("history", ()))
    before = {path: text.encode() for path, text in case.get("before", {}).items()}
    earlier = Earlier("c" * 40, MemorySnapshot(before, commit="c" * 40)) if before else None
    scope = every_claim(found.program, strict=False)
    scope = scope._replace(criteria=tuple(one for one in scope.criteria if one.location.path == DOD))
    return selftest(found, RulesFile(), scope, earlier=earlier, strict=False)


def as_told(one: TriedRule) -> dict[str, Any]:
    """Return what became of one statement as it stands in a case."""
    told: dict[str, Any] = {"fate": one.fate.value, "parts": [_part(trial) for trial in one.trials]}
    told |= {} if one.relevant else {"relevant": False}
    return told if one.held_before is None else told | {"held before": one.held_before}


def _part(trial: Trial) -> dict[str, str]:
    if trial.fate is Fate.UNTESTED:
        return {"untested": trial.why}
    shown = trial.attempts if trial.fate is Fate.VACUOUS else trial.attempts[-1:]
    return {attempt.planted.said: f"{attempt.outcome.value}: {attempt.said}" for attempt in shown}
