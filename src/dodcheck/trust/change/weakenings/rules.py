"""Rules that ask for less than before, or are gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from dodcheck.binding.bind import Misbound
from dodcheck.binding.recognise import recognise
from dodcheck.binding.tree import Bound, as_data, is_same_rule
from dodcheck.judge.rule_places import place_of_rule
from dodcheck.model.criterion import Holds
from dodcheck.model.location import Location
from dodcheck.model.report import Origin
from dodcheck.trust.change.cites import is_only_cited
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.pairing import StatementPair
from dodcheck.trust.change.promised import promises_as_much
from dodcheck.trust.change.resting_rules import MeantPromises
from dodcheck.trust.change.sides import Comparison
from dodcheck.trust.change.stricter import asks_as_much, refutes_as_much
from dodcheck.trust.change.weakening import Weakening, Weakens, quoted_statement

_SHOWN = 300


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every promise whose rule is not known to ask for as much as before.

    A promise that had no rule can get any. One whose rule was written for other words was judged by none. That a
    promise says something else or is put off is told as such, with what was read from its words. A rule whose statement
    is gone is broken, which is told there. What a claim cites is no promise: it may be corrected, or left out.
    """
    return (weakening for _, weakening in _loosenings(judges.comparison))


def overtaken_rules(judges: Judges, tip: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every rule that the change writes, which asks for less than one that it does not know.

    ``tip`` compares it with the end of the branch that it is for. Where both have written a rule since they parted, in
    two files perhaps, no merge tells which of them will count.
    """
    base = judges.comparison.base.case.bindings.by_id
    for kept, weakening in _loosenings(tip.comparison):
        before = judges.comparison.pairs.before_by_id.get(kept.after.id)
        then = base.get(before.id) if before else None
        if _differs(then, tip.comparison.case.bindings.by_id.get(kept.after.id)):
            yield weakening


def _differs(left: Bound | Misbound | None, right: Bound | Misbound | None) -> bool:
    if isinstance(left, Bound) and isinstance(right, Bound):
        return left.strength is not right.strength or not is_same_rule(left.tree, right.tree)
    return type(left) is not type(right)


def _loosenings(comparison: Comparison) -> Iterator[tuple[StatementPair, Weakening]]:
    rested = MeantPromises(comparison.pairs)
    orphans = {orphan.entry.key for orphan in comparison.case.bindings.orphans}
    for kept in comparison.pairs.kept:
        if kept.before.id in orphans:
            continue
        old = comparison.base.case.bindings.by_id.get(kept.before.id)
        new = comparison.case.bindings.by_id.get(kept.after.id)
        if isinstance(old, Bound) and (
            _is_untied_from_closing(comparison, kept) or not _as_strict(kept, old, new, rested)
        ):
            yield kept, _loosened_weakening(comparison, kept, old, new, rested)


def _as_strict(kept: StatementPair, old: Bound, new: Bound | Misbound | None, rested: MeantPromises) -> bool:
    if isinstance(new, Misbound):
        return kept.reworded
    if is_only_cited(old):
        return True
    if old.origin is Origin.BUILT_IN and new and new.origin is Origin.BUILT_IN:
        return promises_as_much(kept)
    if old.origin is Origin.RECOGNISED and (new is None or new.origin is Origin.RECOGNISED):
        told_elsewhere = kept.reworded or kept.after.deferred
        return told_elsewhere or (new is not None and refutes_as_much(_recognised_there(kept, old), new))
    if new is None:
        return False
    before, after = rested.meant(old.tree, new.tree)
    return asks_as_much(old._replace(tree=before), new._replace(tree=after))


def _is_untied_from_closing(comparison: Comparison, kept: StatementPair) -> bool:
    """Return whether the rules file takes a statement of a closed milestone away from the commit that closed it."""
    names = (kept.after.id, kept.after.shared_id)
    asked = (entry for entry in comparison.case.rules.entries if entry.holds is Holds.ALWAYS and entry.key in names)
    return kept.before.holds is Holds.THEN and any(asked)


def _recognised_there(kept: StatementPair, old: Bound) -> Bound:
    """Return the rule that the words before the change have where its statement stands now: a document may move."""
    there = replace(kept.before, location=kept.after.location, group=kept.after.group)
    return recognise(there) or old


def _loosened_weakening(
    comparison: Comparison, kept: StatementPair, old: Bound, new: Bound | Misbound | None, rested: MeantPromises
) -> Weakening:
    loss, detail = _loss(old, new, rested, untied=_is_untied_from_closing(comparison, kept))
    before = place_of_rule(kept.before, old, comparison.base.case.rules) or kept.before.location
    after = _place(comparison, kept, new) or kept.after.location
    whole = f"the rule for “{quoted_statement(kept.after)}” {loss}"
    return Weakening(Weakens.LOOSENED, kept.before.id, whole, before, after, detail)


def _place(comparison: Comparison, kept: StatementPair, new: Bound | Misbound | None) -> Location | None:
    if isinstance(new, Misbound):
        return new.entry.location
    return place_of_rule(kept.after, new, comparison.case.rules) if new else None


def _loss(old: Bound, new: Bound | Misbound | None, rested: MeantPromises, *, untied: bool) -> tuple[str, str]:
    if isinstance(new, Misbound):
        return "decides nothing any more", f"it is for other words now: “{new.says}”"
    if new is None:
        return "is gone", f"it was {_rule_in_words(old)}"
    if other := rested.difference(old.tree, new.tree):
        return "rests on other promises", other
    if untied:
        return "is judged as things stand", "it was judged at the commit that closed its milestone"
    if is_same_rule(old.tree, new.tree):
        return (
            "decides all of it now",
            f"{_rule_in_words(new)} was read from a part of its words, and nothing shows the rest",
        )
    return "may ask for less", f"was {_rule_in_words(old)}, is {_rule_in_words(new)}"


def _rule_in_words(bound: Bound) -> str:
    rule = json.dumps(as_data(bound.tree), ensure_ascii=False, default=str).replace('"', "")[1:-1]
    return rule if len(rule) <= _SHOWN else f"{rule[:_SHOWN]}…"
