"""Known values turned into texts and numbers, and compared, as GitHub does; ``None`` where its readers differ."""

from __future__ import annotations

import math
from typing import TypeVar

from dodcheck.workflows.expressions.coercion import is_same_text, number_of, order_of_texts, text_of
from dodcheck.workflows.expressions.values import Array, Known, Object, Plain

_Found = TypeVar("_Found", str, float)


def as_text(value: Known) -> str | None:
    """Return what a value is as a text."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Array():
            return "Array"
        case Object():
            return "Object"
        case _:
            return text_of(value)


def as_number(value: Known) -> float | None:
    """Return what a value is as a number: NaN where it is none."""
    match value:
        case str():
            return number_of(value)
        case None:
            return 0.0
        case Array() | Object():
            return math.nan
        case _:
            return float(value)


def are_equal(left: Known, right: Known) -> bool | None:
    """Return whether `left == right`."""
    if isinstance(left, str) and isinstance(right, str):
        return is_same_text(left, right)
    if isinstance(left, Array | Object) or isinstance(right, Array | Object):
        return left is right
    one, other = as_number(left), as_number(right)
    return None if one is None or other is None else one == other


def truth_of_comparison(sign: str, left: Known, right: Known) -> bool | None:
    """Return whether a comparison of two values holds, by its sign."""
    is_equal = are_equal(left, right)
    match sign:
        case "==":
            return is_equal
        case "!=":
            return None if is_equal is None else not is_equal
        case "<=" | ">=":
            if is_equal:
                return True
            before = _before(left, right) if sign == "<=" else _before(right, left)
            return None if is_equal is None and not before else before
        case _:
            return _before(left, right) if sign == "<" else _before(right, left)


def _before(left: Known, right: Known) -> bool | None:
    if isinstance(left, Array | Object) or isinstance(right, Array | Object):
        return False
    return _less(left, right)


def _less(left: Plain, right: Plain) -> bool | None:
    if isinstance(left, str) and isinstance(right, str):
        found = order_of_texts(left, right)
        return None if found is None else found < 0
    one, other = as_number(left), as_number(right)
    return None if one is None or other is None else one < other


def member_of(value: Known, key: Known) -> Known:
    """Return what is found in a list or an object; null where nothing is. Raises ``LookupError`` if that differs."""
    match value:
        case Object() if not isinstance(key, Array | Object):
            return value.member(_sure(as_text(key)))
        case Array():
            number = _sure(as_number(key))
            at = math.floor(number) if math.isfinite(number) and number >= 0 else -1
            return value.items[at] if 0 <= at < len(value.items) else None
        case _:
            return None


def member_of_each(items: tuple[Known, ...], key: Known) -> tuple[Known, ...]:
    """Return what is found in each of some values, those left out where nothing is. Raises ``LookupError``."""
    found: list[Known] = []
    for item in items:
        match item:
            case Object() if not isinstance(key, Array | Object):
                name = _sure(as_text(key))
                found += [item.member(name)] if item.has(name) else []
            case Array():
                number = _sure(as_number(key))
                inside_list = math.isfinite(number) and 0 <= number < len(item.items)
                found += [item.items[math.floor(number)]] if inside_list else []
            case _:
                pass
    return tuple(found)


def _sure(value: _Found | None) -> _Found:
    if value is None:
        raise LookupError
    return value
