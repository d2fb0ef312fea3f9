"""What would turn a verdict: what the rule that decides a statement would have to see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from dodcheck.binding.bind import Misbound
from dodcheck.binding.tree import Bound, Strength, Tree
from dodcheck.model.report import Origin
from dodcheck.rules.combine import MAX_SAID, All, AnyOf, Not

NO_RULE = "a rule in dodcheck.yml, or in a comment, decides it so"
"""What turns a statement without a rule, either way."""

_HALF = "a rule in dodcheck.yml that decides all of it, not only a part, holds"
_MORE = "a rule in dodcheck.yml that asks for just what it says fails"


class Turning(NamedTuple):
    """What would make a statement hold, and what would make it fail: clauses that follow the word "when"."""

    holds: str
    fails: str


def what_turns(binding: Bound | Misbound | None) -> Turning:
    """Return what would turn the verdict of a statement with this binding."""
    match binding:
        case None:
            return Turning(NO_RULE, NO_RULE)
        case Misbound():
            return _turned(binding.entry.tree)
        case Bound():
            return _within(_turned(binding.tree), binding)


def _within(turning: Turning, bound: Bound) -> Turning:
    match bound.strength:
        case Strength.EXACT:
            return turning
        case Strength.WEAKER:
            ends = bound.origin is Origin.BUILT_IN and bound.lacking
            return Turning(f"this is so no more: {bound.lacking}" if ends else _HALF, turning.fails)
        case Strength.STRONGER:
            return Turning(turning.holds, _turned(bound.least).fails if bound.least else _MORE)
        case _:
            assert_never(bound.strength)


def _turned(tree: Tree) -> Turning:
    match tree:
        case All():
            parts = [_turned(rule) for rule in tree.rules]
            return Turning(
                _joined([turning.holds for turning in parts], "and"),
                _joined([turning.fails for turning in parts], "or"),
            )
        case AnyOf():
            parts = [_turned(rule) for rule in tree.rules]
            return Turning(
                _joined([turning.holds for turning in parts], "or"),
                _joined([turning.fails for turning in parts], "and"),
            )
        case Not():
            inner = _turned(tree.rule)
            return Turning(inner.fails, inner.holds)
        case _:
            return Turning(tree.makes_it_hold(), tree.makes_it_fail())


def _joined(clauses: Sequence[str], word: str) -> str:
    kept = list(dict.fromkeys(clauses))
    more = [f"{len(kept) - MAX_SAID} more like these"] if len(kept) > MAX_SAID else []
    return f"; {word} ".join([*kept[:MAX_SAID], *more])
