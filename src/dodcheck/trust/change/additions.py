"""Rules that a change brings for promises that had none."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.binding.tree import Bound
from dodcheck.documents.inline import plain
from dodcheck.judge.rule_places import place_of_rule
from dodcheck.model.notice import Notice
from dodcheck.trust.change.sides import Comparison

_SHOWN = 120


def new_rules(comparison: Comparison) -> Iterator[Notice]:
    """Yield a notice for each rule that decides, from now on, what nothing decided: it helps no claim of the change."""
    base, case = comparison.base.case, comparison.case
    for kept in comparison.pairs.kept:
        rule = case.bindings.by_id.get(kept.after.id)
        if kept.before.id in base.bindings.by_id or not isinstance(rule, Bound):
            continue
        at = place_of_rule(kept.after, rule, case.rules)
        if at is not None:
            words = plain(kept.after.text)[:_SHOWN]
            yield Notice("new-rule", at, f"decides “{words}” once this is merged; it helps no claim of this change")
