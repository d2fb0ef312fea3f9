"""A rule tree to evidence."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from dodcheck.binding.bind import Misbound
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.judge.reasons import undecided
from dodcheck.model.criterion import Criterion
from dodcheck.model.evidence import MAY_ALLOW, Evidence, Outcome, Unknown
from dodcheck.rules.base import Judged, RestingRule
from dodcheck.rules.combine import All, AnyOf, Not, all_of, any_of, negated
from dodcheck.snapshot.protocol import Snapshot

Lookup = Callable[[RestingRule], Sequence[Judged]]
"""Gives the judged criteria that a resting rule rests on."""

_PAST, _CITED = "formerly", "cited"
"""The kinds that tell what else may have become of a file that is missing."""


def evaluate(tree: Tree, snapshot: Snapshot, lookup: Lookup) -> Evidence:
    """Return what a rule, or a combination of rules, says of a snapshot."""
    match tree:
        case All():
            return all_of([evaluate(rule, snapshot, lookup) for rule in tree.rules])
        case AnyOf():
            return any_of([evaluate(rule, snapshot, lookup) for rule in tree.rules])
        case Not():
            return negated(evaluate(tree.rule, snapshot, lookup))
        case RestingRule():
            return tree.conclude(lookup(tree))
        case _:
            return tree.examine(snapshot)


def examined(bound: Bound, snapshot: Snapshot, lookup: Lookup) -> Evidence:
    """Return the evidence for a criterion: a weaker rule never proves its statement, a stronger one never refutes."""
    seen = evaluate(bound.tree, snapshot, lookup)
    match bound.strength:
        case Strength.EXACT:
            return seen
        case Strength.WEAKER:
            why = bound.lacking or "the rest of the statement is not understood"
            return _only_half(seen, why) if _holds(seen) else seen
        case Strength.STRONGER:
            return seen if _holds(seen) else _beside(bound.least, seen, snapshot, lookup)
        case _:
            assert_never(bound.strength)


def _beside(least: Tree | None, seen: Evidence, snapshot: Snapshot, lookup: Lookup) -> Evidence:
    """Return what a stronger rule that does not hold leaves to say: that what is asked for at least fails or not."""
    if seen.outcome is Outcome.ERROR:
        return seen
    needed = evaluate(least, snapshot, lookup) if least else None
    if needed and _fails(needed):
        return replace(needed, summary=seen.summary) if _fails(seen) else needed
    if not _fails(seen):
        return seen
    if needed and needed.kind == _CITED and needed.outcome is Outcome.UNKNOWN:
        return needed
    return _only_half(seen, _told_of_the_past(needed) or MAY_ALLOW)


def _told_of_the_past(needed: Evidence | None) -> str | None:
    """Return what the commits say of a thing that is missing, where a statement only asks that it was there once."""
    parts = needed.flattened() if needed else ()
    return next((part.summary for part in parts if part.kind == _PAST and not _fails(part)), None)


def unruled(criterion: Criterion) -> Evidence:
    """Return the evidence for a criterion without a rule."""
    return Evidence("none", Outcome.UNKNOWN, undecided(criterion.text), 0, 0, "", unknown=Unknown.NO_RULE)


def misbound(criterion: Criterion, binding: Misbound) -> Evidence:
    """Return the evidence for a criterion whose words are not those that its rule was written for."""
    return Evidence(
        kind="binding",
        outcome=Outcome.ERROR,
        summary=f"its rule ({binding.entry.location}) was written for other words: was “{binding.says}”, "
        f"now “{criterion.text}”; to bind it again: dodcheck rebind {_at(criterion)}",
        examined=1,
        matched=0,
        reproduce=f"git log -p -- {shlex.quote(criterion.location.path)}",
    )


def _at(criterion: Criterion) -> str:
    return shlex.quote(f"{criterion.location.path}:{criterion.location.line}")


def _only_half(seen: Evidence, why: str) -> Evidence:
    return replace(seen, outcome=Outcome.UNKNOWN, unknown=Unknown.PARTIAL, summary=f"{seen.summary}, but {why}")


def _holds(seen: Evidence) -> bool:
    return seen.outcome is Outcome.HOLDS


def _fails(seen: Evidence) -> bool:
    return seen.outcome is Outcome.FAILS
