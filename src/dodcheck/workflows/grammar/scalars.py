"""What a scalar of a workflow is to GitHub, by the core schema of YAML 1.2: a text, a number, a truth, or nothing."""

from __future__ import annotations

import re

from dodcheck.formats.scalars import CORE, NULLS, TRUTHS
from dodcheck.formats.yaml import Scalar
from dodcheck.workflows.expressions.values import UNKNOWN, Plain, Unknown

TAGS = frozenset({None, "!", *(f"{CORE}{name}" for name in ("str", "int", "float", "bool", "null"))})
"""The tags that GitHub knows."""

_WHOLE = re.compile(r"[-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+")
_FRACTION = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_ID = re.compile(r"(?!__)[A-Za-z_][A-Za-z0-9_-]*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_MOST = 100
_DIGITS = 300


def value_of(node: Scalar) -> Plain | Unknown:
    """Return the value of a scalar: `3.10` is the number 3.1, and `"3.10"` a text. A number too long is unknown."""
    if not _is_open(node):
        return node.value
    text = node.value
    if text in NULLS:
        return None
    if text in TRUTHS:
        return TRUTHS[text]
    return _number(text) if is_number(node) else text


def _number(text: str) -> float | Unknown:
    if len(text) > _DIGITS:
        return UNKNOWN
    if text.startswith(("0x", "0o")):
        return float(int(text, 0))
    # Python writes what has no number without the dot.
    return float(text.replace(".", "") if text[-1:].isalpha() else text)


def _is_open(node: Scalar) -> bool:
    """Return whether the text of a scalar tells its type: it has no quotes, or a tag that asks for it."""
    if node.tag is None:
        return node.plain
    return node.tag not in ("!", f"{CORE}str")


def is_null(node: Scalar) -> bool:
    """Return whether a scalar says nothing."""
    return node.value in NULLS and _is_open(node)


def is_bool(node: Scalar) -> bool:
    """Return whether a scalar is true or false."""
    return node.value in TRUTHS and _is_open(node)


def is_truth(node: Scalar) -> bool:
    """Return whether a scalar is true or false, or an expression."""
    return is_bool(node) or is_expression(node)


def is_number(node: Scalar) -> bool:
    """Return whether a scalar is a number."""
    text = node.value
    return bool(_WHOLE.fullmatch(text) or _FRACTION.fullmatch(text)) and _is_open(node)


def is_amount(node: Scalar) -> bool:
    """Return whether a scalar is a number, or an expression."""
    return is_number(node) or is_expression(node)


def is_expression(node: Scalar) -> bool:
    """Return whether a scalar is an expression as a whole."""
    text = node.value.strip()
    return text.startswith("${{") and text.endswith("}}")


def is_filled(node: Scalar) -> bool:
    """Return whether a scalar says something."""
    return node.value != "" and not is_null(node)


def is_filter(node: Scalar) -> bool:
    """Return whether a scalar may narrow an event down: a pattern, or nothing at all."""
    return is_filled(node) or is_null(node)


def is_id(node: Scalar) -> bool:
    """Return whether a scalar may be the id of a job or a step."""
    return len(node.value) <= _MOST and _ID.fullmatch(node.value) is not None


def is_name(node: Scalar) -> bool:
    """Return whether a scalar may be the name of an input, an output or a secret."""
    return _NAME.fullmatch(node.value) is not None
