"""Whether a value of a data file reads as a document quotes it, where types are not written down."""

from __future__ import annotations

from dodcheck.formats.scalars import Kind, Meaning, meaning, near_number
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.rules.same import Fit


def same_reading(node: Node, text: str) -> Fit:
    """Return whether a value reads like a text.

    The same text fits where its type is what the text looks like, or where a text looks like a number with a dot:
    `3.11` is often a version. A text that looks like another type, an equal number that is written otherwise,
    a list with that item and a mapping are unclear.
    """
    match node:
        case Mapping():
            return Fit.UNCLEAR
        case Sequence():
            return Fit.NO if all(same_reading(item, text) is Fit.NO for item in node.items) else Fit.UNCLEAR
        case Scalar():
            return _same(meaning(node), meaning(Scalar(text, True, None, 0, 0)), node.tag)  # noqa: FBT003 - a field


def _same(found: Meaning, said: Meaning, tag: str | None) -> Fit:
    if found.kind is Kind.BOOL and said.kind is Kind.BOOL:
        return Fit.YES if found.truth is said.truth else Fit.NO
    if found.text != said.text:
        return Fit.UNCLEAR if _close(found, said) else Fit.NO
    if found.kind is Kind.TEXT and said.kind is Kind.NUMBER:
        return Fit.YES if "." in said.text else Fit.UNCLEAR
    custom = found.kind is Kind.UNCLEAR and tag is not None
    alike = found.kind is said.kind or found.kind is Kind.NUMBER
    return Fit.YES if alike and not custom else Fit.UNCLEAR


def _close(found: Meaning, said: Meaning) -> bool:
    """Return whether texts that differ may say the same: a number written otherwise, spaces, a sign for per cent."""
    numbers = near_number(found.text), near_number(said.text)
    if None not in numbers:
        return numbers[0] == numbers[1]
    if Kind.UNCLEAR in (found.kind, said.kind):
        return Kind.TEXT not in (found.kind, said.kind)
    return "".join(found.text.split()) == "".join(said.text.split())
