"""Whether a silent failure is open in some workflows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.evidence import blind, evidence, listed
from dodcheck.rules.workflows.scope import Scope, scope_of
from dodcheck.rules.workflows.shared_repository import shared_repository
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.audit.audit import audit_of
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.patterns.names import NAMES
from dodcheck.workflows.audit.patterns.table import patterns, patterns_named
from dodcheck.workflows.audit.risk import Risk
from dodcheck.workflows.register.accepted import accept, accepted_in
from dodcheck.workflows.severity import Severity

if TYPE_CHECKING:
    from dodcheck.rules.soft_failures import SoftFailuresRule

NOT_FOLLOWED = "not-followed"
"""The pattern of a script that is not read: what is masked in it can't be seen."""

_OF_FILES = frozenset({"step-continue-on-error", "job-continue-on-error"})
"""Patterns that stand in the workflow itself, whatever its scripts hold."""


class _OpenRisks(NamedTuple):
    """The workflows that were looked at, the risks in them that count, and those that are open."""

    scope: Scope
    risks: Sequence[Risk]
    counting: Sequence[Risk]
    open: Sequence[Risk]


def examine_soft_failures(rule: SoftFailuresRule, snapshot: Snapshot) -> Evidence:
    """Return whether a silent failure that a rule asks for is open."""
    seen = _look(rule, snapshot)
    reproduce = _reproduce(rule)
    if seen.open:
        return evidence(rule.kind, _failing(seen), seen.scope, reproduce)
    hidden = blind(rule.kind, seen.scope, rule.in_, reproduce)
    if hidden is not None:
        return hidden
    return evidence(rule.kind, _dark(rule, seen) or _clean(rule, seen), seen.scope, reproduce)


def _look(rule: SoftFailuresRule, snapshot: Snapshot) -> _OpenRisks:
    repository = shared_repository(snapshot)
    scope = scope_of(repository, rule.in_)
    audit = accept(audit_of(repository, snapshot, _patterns(rule)), reasons_in(rule.register, snapshot))
    risks = [risk for risk in audit.risks if scope.paths.intersection(risk.workflows)]
    counting = counting_for(rule, risks, scope)
    open_ = [risk for risk in counting if risk.accepted is None or rule.even_justified]
    return _OpenRisks(scope, risks, counting, open_)


def _patterns(rule: SoftFailuresRule) -> Sequence[Pattern]:
    """Return the patterns that a rule asks for, and that of scripts which are not followed."""
    if rule.patterns and frozenset(NAMES).issuperset(rule.patterns):
        return patterns_named({*rule.patterns, NOT_FOLLOWED})
    return [
        pattern for pattern in patterns() if pattern.name == NOT_FOLLOWED or _asked(rule, pattern.name, pattern.family)
    ]


def _asked(rule: SoftFailuresRule, pattern: str, family: str) -> bool:
    return not rule.patterns or pattern in rule.patterns or family in rule.patterns


def counting_for(rule: SoftFailuresRule, risks: Iterable[Risk], scope: Scope) -> list[Risk]:
    """Return the risks that a rule asks for, in the workflows of its scope."""
    least, paths = Severity(rule.severity).rank, scope.paths
    grave = (risk for risk in risks if risk.severity.rank <= least and _asked(rule, risk.pattern, risk.family))
    return [risk for risk in grave if paths.intersection(risk.workflows)]


def reasons_in(register: str | None, snapshot: Snapshot) -> Mapping[str, str]:
    """Return the reasons of a register; one that is not there, or can't be read, justifies nothing."""
    if register is None or snapshot.presence(register) is not Presence.FILE:
        return {}
    try:
        return accepted_in(decode_data(snapshot.read(register)))
    except (UnreadableError, FormatProblem):
        return {}


def _failing(seen: _OpenRisks) -> Finding:
    shown = listed([f"{risk.pattern} in {risk.location}" for risk in seen.open])
    number = len(seen.open)
    words = f"{counted(number, 'silent failure')} in {_workflows(seen)}: {shown}"
    places = tuple(Place(risk.location.path, risk.location.line) for risk in seen.open)
    return Finding(Outcome.FAILS, words, places, examined=len(seen.scope.subjects), matched=number)


def _dark(rule: SoftFailuresRule, seen: _OpenRisks) -> Finding | None:
    """Return what of the workflows can't be seen: called ones of other repositories, and scripts not followed."""
    looked = len(seen.scope.subjects)
    if seen.scope.outside:
        places = tuple(Place(subject.workflow.path) for subject in seen.scope.subjects)
        words = f"none is seen in {_workflows(seen)}, but what they call stands in other repositories: "
        return Finding(
            Outcome.UNKNOWN, words + listed(seen.scope.outside), places, examined=looked, unknown=Unknown.OUTSIDE
        )
    lost = [risk for risk in seen.risks if risk.pattern == NOT_FOLLOWED]
    if lost and not (rule.patterns and _OF_FILES.issuperset(rule.patterns)):
        places = tuple(Place(risk.location.path, risk.location.line) for risk in lost)
        words = f"none is seen in {_workflows(seen)}, but scripts are not followed: "
        shown = listed([str(risk.location) for risk in lost])
        return Finding(Outcome.UNKNOWN, words + shown, places, examined=looked, unknown=Unknown.SKIPPED)
    return None


def _clean(rule: SoftFailuresRule, seen: _OpenRisks) -> Finding:
    justified = f"; {len(seen.counting)} justified" if seen.counting else ""
    what = ", ".join(rule.patterns) if rule.patterns else "silent failure"
    words = f"no {what} is open in {_workflows(seen)}{justified}"
    places = tuple(Place(risk.location.path, risk.location.line) for risk in seen.counting)
    looked = len(seen.scope.subjects)
    return Finding(Outcome.HOLDS, words, places or _files(seen), examined=looked, matched=looked)


def _files(seen: _OpenRisks) -> tuple[Place, ...]:
    return tuple(Place(subject.workflow.path) for subject in seen.scope.subjects)


def _workflows(seen: _OpenRisks) -> str:
    return counted(len(seen.scope.subjects), "workflow")


def _reproduce(rule: SoftFailuresRule) -> str:
    if rule.patterns and _OF_FILES.issuperset(rule.patterns):
        return "git grep -n -e continue-on-error -- .github"
    register = f" --register {rule.register}" if rule.register else ""
    return f"dodcheck ci risks{register} --format json"
