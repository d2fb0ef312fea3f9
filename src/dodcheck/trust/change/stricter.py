"""Whether a rule asks for at least as much as another: what can't be told counts as less."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Literal, assert_never

from dodcheck.binding.tree import Bound, Strength, Tree, is_same_rule
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.metrics.bound import Bound as Written
from dodcheck.rules.options import Asks, Option, options_of

MAX_COMPARED = 20_000
"""Leaves of two rules that are compared with each other, at most; where that does not tell, nothing is known."""


def asks_as_much(old: Bound, new: Bound) -> bool:
    """Return whether a binding asks for as much as another: it proves no more, and refutes no less.

    Where only half of a statement was understood, nothing could prove it: a rule that asks for that half and for more
    is one for a promise that had none.
    """
    proves = isinstance(new.tree, All) or new.strength is Strength.WEAKER or old.strength is not Strength.WEAKER
    return proves and refutes_as_much(old, new)


def refutes_as_much(old: Bound, new: Bound) -> bool:
    """Return whether a binding refutes all that another does, however much of its statement either decides."""
    refutes = old.strength is Strength.STRONGER or new.strength is not Strength.STRONGER
    return refutes and implies(new.tree, old.tree)


def implies(new: Tree, old: Tree) -> bool:
    """Return whether the old rule surely holds wherever the new one does."""
    return _RuleComparison().implies(new, old)


@dataclass(slots=True)
class _RuleComparison:
    """Weighs one rule against another; ``left`` is how many leaves it still compares before it gives up."""

    left: int = MAX_COMPARED

    def implies(self, new: Tree, old: Tree) -> bool:
        """Return whether one rule implies another; equal parts are found without comparing each with each."""
        match new, old:
            case _ if is_same_rule(new, old):
                return True
            case _, All():
                written = _as_texts(new.rules if isinstance(new, All) else ())
                return all(repr(part) in written or self.implies(new, part) for part in old.rules)
            case AnyOf(), _:
                written = _as_texts(old.rules if isinstance(old, AnyOf) else ())
                return all(repr(part) in written or self.implies(part, old) for part in new.rules)
            case All(), _:
                return any(self.implies(part, old) for part in new.rules)
            case _, AnyOf():
                return any(self.implies(new, part) for part in old.rules)
            case _:
                return type(old) is type(new) and not isinstance(old, Not) and self._leaf(new, old)

    def _leaf(self, new: Tree, old: Tree) -> bool:
        self.left -= 1
        return self.left >= 0 and _leaf_implies(new, old)


def _as_texts(rules: Sequence[Tree]) -> AbstractSet[str]:
    return {repr(rule) for rule in rules}


def _leaf_implies(new: Any, old: Any) -> bool:  # noqa: ANN401 - two rules of one kind, whatever it is
    options = options_of(type(old))
    changed = [option for option in options if not is_same_rule(getattr(old, option.field), getattr(new, option.field))]
    if changed and any(option.asks is Asks.EACH and getattr(old, option.field) for option in options):
        return False
    ceilings = any(_is_given(old, option) for option in options if option.asks is Asks.CEILING)
    floors = any(_is_given(new, option) for option in options if option.asks is Asks.FLOOR)
    return all(_asks_more(option, old, new, floors=floors, ceilings=ceilings) for option in changed)


def _asks_more(option: Option, old: Any, new: Any, *, floors: bool, ceilings: bool) -> bool:  # noqa: ANN401 - the same
    before, after = getattr(old, option.field), getattr(new, option.field)
    match option.asks:
        case None:
            return False
        case Asks.DEMAND | Asks.EACH:
            return is_same_rule(before, option.default)
        case Asks.ALLOWANCE | Asks.CHOICE | Asks.NAMED | Asks.LATER | Asks.LIMIT:
            return _chooses_more(option.asks, option, before, after)
        case Asks.FLOOR | Asks.CEILING | Asks.SCOPE | Asks.EXCUSE:
            given = _is_given(old, option), _is_given(new, option)
            return _bounds_more(option.asks, (before, after), given, floors=floors, ceilings=ceilings)
        case _:
            assert_never(option.asks)


def _chooses_more(
    asks: Literal[Asks.ALLOWANCE, Asks.CHOICE, Asks.NAMED, Asks.LATER, Asks.LIMIT],
    option: Option,
    before: Any,  # noqa: ANN401 - what the option takes
    after: Any,  # noqa: ANN401 - the same
) -> bool:
    match asks:
        case Asks.ALLOWANCE:
            return is_same_rule(after, option.default)
        case Asks.LIMIT:
            return before is None or (after is not None and after <= before)
        case Asks.CHOICE:
            return not after or (bool(before) and _at_least(before, after))
        case Asks.NAMED:
            return bool(before) and _at_least(before, after)
        case Asks.LATER:
            named: list[object] = option.type.schema["enum"]
            return named.index(before) < named.index(after)
        case _:
            assert_never(asks)


def _bounds_more(
    asks: Literal[Asks.FLOOR, Asks.CEILING, Asks.SCOPE, Asks.EXCUSE],
    values: tuple[Any, Any],
    given: tuple[bool, bool],
    *,
    floors: bool,
    ceilings: bool,
) -> bool:
    before, after = values
    forbids, demands = ceilings and not floors, not ceilings
    match asks:
        case Asks.FLOOR:
            # Where nothing is told, one is asked for; "at least none" asks for less.
            return _at_least(before, after) if given[0] else demands and after != 0
        case Asks.CEILING:
            return given[1] and (_at_least(after, before) if given[0] else floors)
        case Asks.SCOPE:
            return _at_least(before, after) if forbids else demands and _at_least(after, before)
        case Asks.EXCUSE:
            return _at_least(after, before) if forbids else demands and _at_least(before, after)
        case _:
            assert_never(asks)


def _is_given(rule: Any, option: Option) -> bool:  # noqa: ANN401 - a rule of any kind
    return getattr(rule, option.field) not in (None, ())


def _at_least(low: Any, high: Any) -> bool:  # noqa: ANN401 - numbers or tuples, as the option takes them
    """Return whether a value is as high as another, or holds all its members; nothing is as low as can be."""
    if low is None:
        return True
    if isinstance(low, tuple) and isinstance(high, tuple):
        return set(low) <= set(high)
    if isinstance(low, Written) and isinstance(high, Written):
        return low.is_as_low_as(high)
    numbers = isinstance(low, int | float) and isinstance(high, int | float)
    return numbers and not isinstance(low, bool) and low <= high
