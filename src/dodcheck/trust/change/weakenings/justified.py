"""Silent failures in workflows that are accepted by the change itself."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.binding.tree import Bound, Tree
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.soft_failures import SoftFailuresRule
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.sides import Comparison
from dodcheck.trust.change.weakening import Weakening


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every silent failure that a promise speaks of, and that nobody had accepted before.

    Where no promise of either side is bound to a rule about silent failures, nothing is looked at.
    """
    rules = _rules(judges.told)
    if rules:
        from dodcheck.trust.change.accepting import newly_accepted  # noqa: PLC0415 - lazy: it loads the whole audit

        yield from newly_accepted(judges.told, rules)


def _rules(told: Comparison) -> tuple[SoftFailuresRule, ...]:
    """Return the rules of both sides for which a justification counts, each once."""
    both = (told.base.case.bindings, told.case.bindings)
    trees = (bound.tree for bindings in both for bound in bindings.by_id.values() if isinstance(bound, Bound))
    return tuple(dict.fromkeys(rule for tree in trees for rule in _in(tree) if not rule.even_justified))


def _in(tree: Tree) -> Iterator[SoftFailuresRule]:
    match tree:
        case All() | AnyOf():
            for rule in tree.rules:
                yield from _in(rule)
        case Not():
            yield from _in(tree.rule)
        case SoftFailuresRule():
            yield tree
        case _:
            return
