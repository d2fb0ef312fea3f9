"""The cases that the comparisons of an expression tell apart, to see what holds in each of them.

In `a == 'x' && a == 'y'`, nothing is known of `a`; but it is `x`, or `y`, or neither, and in no case does the whole
hold. Only texts that stand for no number are told apart: beside those, a value that is no text is never equal.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from dodcheck.workflows.expressions.coercion import is_same_text, number_of
from dodcheck.workflows.expressions.tree import (
    Binary,
    Call,
    Expression,
    Filter,
    Index,
    Joined,
    Literal,
    Name,
    Not,
    dotted,
    parts,
)
from dodcheck.workflows.expressions.values import Known

MAX_CASES = 64
"""More cases are not told apart: what is left is unknown."""

_Case = tuple[str, str | None]


def cases(tree: Expression, context: Mapping[str, Known]) -> Iterator[tuple[Expression, Mapping[str, Known]]]:
    """Yield what an expression comes to in each case, with what is known there. Together they are all there is."""
    for chosen in product(*_alternatives(tree, context)):
        others = frozenset(name for name, text in chosen if text is None)
        known = {name: text for name, text in chosen if text is not None}
        yield _unequal(tree, others), {**context, **known}


def _alternatives(tree: Expression, context: Mapping[str, Known]) -> list[Sequence[_Case]]:
    """Return, of each name that is told apart, the texts that it may be, and ``None`` for neither of them."""
    read = _read_as_json(tree)
    alternatives: list[Sequence[_Case]] = []
    total = 1
    for name, texts in _compared(tree).items():
        distinct = _distinct(texts)
        total *= len(distinct) + 1
        if total > MAX_CASES:
            break
        if distinct and name not in context and name not in read:
            alternatives.append([*((name, text) for text in distinct), (name, None)])
    return alternatives


def _compared(tree: Expression) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in parts(tree):
        if (pair := _pair(part)) is not None:
            found.setdefault(pair[0], []).append(pair[1])
    return found


def _pair(tree: Expression) -> tuple[str, str] | None:
    """Return the name and the text that are compared as equal or not, ``None`` where that is not what is done."""
    if not isinstance(tree, Binary) or tree.sign not in ("==", "!="):
        return None
    for node, other in ((tree.left, tree.right), (tree.right, tree.left)):
        name = dotted(node)
        if name is not None and isinstance(other, Literal) and isinstance(other.value, str):
            return name, other.value
    return None


def _distinct(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the texts that differ from each other; none where that is not sure, or one stands for a number."""
    found: list[str] = []
    for text in texts:
        number = number_of(text)
        alike = [is_same_text(text, other) for other in found]
        if number is None or not math.isnan(number) or None in alike:
            return ()
        if True not in alike:
            found.append(text)
    return tuple(found)


def _read_as_json(tree: Expression) -> frozenset[str]:
    """Return the names that are read as JSON: there alone, upper and lower case differ."""
    calls = [part for part in parts(tree) if isinstance(part, Call) and part.function == "fromjson"]
    names = {dotted(inner) for call in calls for inner in parts(call)}
    return frozenset(name for name in names if name is not None)


def _unequal(tree: Expression, names: frozenset[str]) -> Expression:
    """Return an expression in which some names are equal to none of the texts that they are compared with."""
    pair = _pair(tree)
    if pair is not None and pair[0] in names and isinstance(tree, Binary):
        return Literal(tree.sign == "!=")
    match tree:
        case Not():
            return Not(_unequal(tree.operand, names))
        case Call():
            return tree._replace(arguments=tuple(_unequal(argument, names) for argument in tree.arguments))
        case Joined():
            return tree._replace(operands=tuple(_unequal(operand, names) for operand in tree.operands))
        case Binary():
            return Binary(tree.sign, _unequal(tree.left, names), _unequal(tree.right, names))
        case Literal() | Name() | Index() | Filter():
            return tree
