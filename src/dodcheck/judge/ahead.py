"""Starts the questions that rules ask of very many files, before the first statement is judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from dodcheck.binding.bind import Misbound
from dodcheck.binding.tree import Bound, leaves
from dodcheck.judge.case import Case
from dodcheck.model.criterion import Criterion
from dodcheck.rules.base import RestingRule, Rule
from dodcheck.rules.sweeping.answers import ask_ahead
from dodcheck.rules.sweeping.sweep import Sweeping


def ask_ahead_of(case: Case, criteria: Sequence[Criterion]) -> Sequence[Criterion]:
    """Start reading, in a copy of this process, what the rules of these criteria will ask of very many files.

    Returns the criteria in the order in which to judge them: those that wait for the answers are the last.
    """
    sweeping = {criterion.id: list(_sweeping(case.bindings.by_id.get(criterion.id))) for criterion in criteria}
    rules = [rule for sweepings in sweeping.values() for rule in sweepings]
    if rules:
        ask_ahead(case.snapshot, [swept for rule in rules for swept in rule.sweeps(case.snapshot)])
    return sorted(criteria, key=lambda criterion: bool(sweeping[criterion.id]))


def _sweeping(binding: Bound | Misbound | None) -> Iterator[Sweeping]:
    if isinstance(binding, Bound):
        yield from filter(_is_sweeping, leaves(binding.tree))


def _is_sweeping(rule: Rule | RestingRule) -> TypeGuard[Sweeping]:
    return hasattr(rule, "sweeps")
