"""YAML nodes as plain values."""

from __future__ import annotations

import re

from dodcheck.formats.scalars import NULLS, TRUTHS
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence

_INT = re.compile(r"[-+]?[0-9]{1,4000}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,400}|[0-9]{1,400}(?:\.[0-9]{0,400})?)(?:[eE][-+]?[0-9]{1,4})?")


def to_value(node: Node) -> object:
    """Return a node as plain values by the core schema of YAML 1.2: `on`, `yes` and dates stay strings.

    A key that is a list or mapping is named by its place: written out, keys within keys would double with each level.
    """
    match node:
        case Scalar():
            return _scalar_value(node)
        case Sequence():
            return [to_value(item) for item in node.items]
        case Mapping():
            return {
                key.value if isinstance(key, Scalar) else f"? {key.line}:{key.column}": to_value(value)
                for key, value in node.pairs
            }


def _scalar_value(node: Scalar) -> object:
    text = node.value
    if not node.plain or (node.tag or "").endswith(":str"):
        return text
    if text in NULLS:
        return None
    if text in TRUTHS:
        return TRUTHS[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
