"""Option types whose values are those of data: anything but null, numbers, paths in a data file."""

from __future__ import annotations

import math

from dodcheck.rules.options import OptionError, OptionType
from dodcheck.rules.values.query import MAX_QUERY, query


def _value(value: object) -> object:
    if value is None:
        raise OptionError("takes a text, a number, true or false, a list or a mapping; null is no value")
    return value


def _number(value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise OptionError("takes a number")
    return value


def _query(value: object) -> str:
    if not isinstance(value, str):
        raise OptionError("takes a path of keys as text")
    query(value)
    return value


VALUE = OptionType({"type": ["string", "number", "boolean", "array", "object"]}, _value)
NUMBER = OptionType({"type": "number"}, _number)
QUERY = OptionType({"type": "string", "minLength": 1, "maxLength": MAX_QUERY}, _query)
