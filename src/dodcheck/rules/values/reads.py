"""Whether a value of a data file reads as a document quotes it, where types are not written down."""

from __future__ import annotations

import re

from dodcheck.formats.scalars import Kind, Meaning, find_number, meaning
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.rules.values.value_fit import Fit

_VERSION = re.compile(r"\Av(?=\d)")
_ENDS_IN_ZERO = re.compile(r"[1-9]\d*\.\d*[1-9]0+")
"""A number such as `3.10`, which is 3.1 where a version was meant."""


def same_reading(node: Node, text: str) -> Fit:
    """Return whether a value reads like a text.

    The same text fits where its type is what the text looks like, or where a text looks like a number with a dot:
    `3.11` is often a version. A text that looks like another type, an equal number that is written otherwise,
    the number `3.10`, a list with that item and a mapping are unclear.
    """
    match node:
        case Mapping():
            return Fit.UNCLEAR
        case Sequence():
            return Fit.NO if all(same_reading(item, text) is Fit.NO for item in node.items) else Fit.UNCLEAR
        case Scalar():
            return _same(meaning(node), meaning(Scalar(text, True, None, 0, 0)), node.tag)  # noqa: FBT003 - a field


def _same(value: Meaning, wanted: Meaning, tag: str | None) -> Fit:
    if value.kind is Kind.BOOL and wanted.kind is Kind.BOOL:
        return Fit.YES if value.truth is wanted.truth else Fit.NO
    if value.text != wanted.text:
        return Fit.UNCLEAR if _close(value, wanted) else Fit.NO
    if value.kind is Kind.TEXT and wanted.kind is Kind.NUMBER:
        return Fit.YES if "." in wanted.text else Fit.UNCLEAR
    if value.kind is Kind.NUMBER and _ENDS_IN_ZERO.fullmatch(value.text):
        return Fit.UNCLEAR
    custom = value.kind is Kind.UNCLEAR and tag is not None
    alike = value.kind is wanted.kind or value.kind is Kind.NUMBER
    return Fit.YES if alike and not custom else Fit.UNCLEAR


def _close(value: Meaning, wanted: Meaning) -> bool:
    """Return whether texts that differ may say the same.

    A number written otherwise, capitals, spaces, a sign for per cent, a "v" before a version, its first parts, and one
    of several words may.
    """
    numbers = find_number(value.text), find_number(wanted.text)
    if None not in numbers:
        return numbers[0] == numbers[1]
    if Kind.UNCLEAR in (value.kind, wanted.kind):
        return Kind.TEXT not in (value.kind, wanted.kind)
    has, wants = (_VERSION.sub("", "".join(side.text.split()).casefold()) for side in (value, wanted))
    first = wants and has.startswith((f"{wants}@", f"{wants}:", *([f"{wants}."] if wants[0].isdigit() else [])))
    return bool(has == wants or first or wanted.text in value.text.split())
