"""Rules that rest on other promises, written as the promises that they mean today.

Two patterns may mean the same promises, and one pattern others than before: a promise may move or get another id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dodcheck.binding.tree import Tree, is_same_rule, resting_rules
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.criteria import CriteriaRule, named
from dodcheck.snapshot.globs import is_glob
from dodcheck.trust.change.pairing import Pairs

_OPEN = "*"
"""Stands for all that a pattern may come to mean."""


@dataclass(frozen=True)
class MeantPromises:
    """Which promises rules mean on either side of a change, by the ids that they have after it."""

    pairs: Pairs

    def meant(self, old: Tree, new: Tree) -> tuple[Tree, Tree]:
        """Return a rule as it was meant before the change, and the one after it as it is meant now.

        Of one and the same rule, only what is new or moved can tell a difference.
        """
        if not any(resting_rules(old)):
            return old, new
        unchanged = is_same_rule(old, new)
        return _as_meant(old, self._moved_before if unchanged else self._ids_after_by_before), _as_meant(
            new, self._moved_after if unchanged else self._ids_after
        )

    def difference(self, old: Tree, new: Tree) -> str:
        """Return in words which promises a rule does not mean any more, and which it means since."""
        was, now = (set(_named_patterns(tree)) for tree in self.meant(old, new))
        gone, more = sorted(was - now - {_OPEN}), sorted(now - was - {_OPEN})
        return "; ".join([*(f"no more on {id_}" for id_ in gone), *(f"on {id_} as well" for id_ in more)])

    @cached_property
    def _moved_before(self) -> Mapping[str, str]:
        return {
            before: after for before, after in self._ids_after_by_before.items() if self._ids_after.get(before) != after
        }

    @cached_property
    def _moved_after(self) -> Mapping[str, str]:
        return {
            before: after for before, after in self._ids_after.items() if self._ids_after_by_before.get(before) != after
        }

    @cached_property
    def _ids_after_by_before(self) -> Mapping[str, str]:
        """The ids after the change by those before; what is gone keeps its own, and is told as such."""
        gone = {criterion.id: criterion.id for criterion in self.pairs.gone}
        return gone | {pair.before.id: pair.after.id for pair in self.pairs.kept}

    @cached_property
    def _ids_after(self) -> Mapping[str, str]:
        """The ids after the change, with those of what is gone, so that nobody seems to have dropped it from a rule."""
        gone = {criterion.id: criterion.id for criterion in self.pairs.gone}
        return gone | {id_: id_ for id_ in (*self.pairs.before_by_id, *(criterion.id for criterion in self.pairs.new))}


def _as_meant(tree: Tree, known: Mapping[str, str]) -> Tree:
    match tree:
        case All() | AnyOf():
            return replace(tree, rules=tuple(_as_meant(rule, known) for rule in tree.rules))
        case Not():
            return replace(tree, rule=_as_meant(tree.rule, known))
        case CriteriaRule():
            return replace(tree, all_of=_ids(tree.all_of, known), any_of=_ids(tree.any_of, known))
        case _:
            return tree


def _ids(patterns: tuple[str, ...], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids that patterns mean; what means nothing stands for itself."""
    matched = named(patterns, known)
    plain = (pattern for pattern in patterns if not is_glob(pattern) and pattern not in known)
    more = (_OPEN,) if any(map(is_glob, patterns)) else ()
    return tuple(sorted({*(known[id_] for id_ in matched), *plain, *more}))


def _named_patterns(tree: Tree) -> Iterable[str]:
    for rule in resting_rules(tree):
        if isinstance(rule, CriteriaRule):
            yield from (*rule.all_of, *rule.any_of)
