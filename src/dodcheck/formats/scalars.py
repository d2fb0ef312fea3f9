"""What a scalar of JSON, YAML or TOML means."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.formats.yaml import Scalar

if TYPE_CHECKING:
    from decimal import Decimal

CORE = "tag:yaml.org,2002:"
"""How the tags of YAML's own types begin."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The words of YAML's core schema for nothing."""

TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
"""The words of YAML's core schema that are true or false."""

_DIGITS = 4000
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,4})?")
_FRACTION = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+][0-9]{1,4})?")
_DISPUTED = re.compile(
    r"yes|no|on|off|[-+]?0[xXoObB][0-9a-fA-F_]++|[-+]?[0-9][0-9_]*+(?:\.[0-9_]*+)?(?:e[-+]?[0-9]++)?|"
    r"[-+]?\.[0-9]++e[-+]?[0-9]++|[-+]?[0-9][0-9_]*+(?::[0-5]?[0-9])+(?:\.[0-9_]*+)?|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)


class Kind(Enum):
    """The type of a scalar. ``UNCLEAR`` is what readers take for different things, or of a type of its own."""

    TEXT = auto()
    NUMBER = auto()
    BOOL = auto()
    NULL = auto()
    UNCLEAR = auto()


class Meaning(NamedTuple):
    """A scalar's type, its text as written with escapes resolved, and for a number or a bool what it is."""

    kind: Kind
    text: str
    number: Decimal | None = None
    truth: bool = False


def meaning(node: Scalar) -> Meaning:
    """Return what a scalar means by YAML 1.2 where YAML 1.1 agrees: dates are text, and numbers are exact.

    `yes`, `0o17`, `1_000`, `1:30`, `.inf` and what has a tag of its own are unclear.
    """
    tag, text = node.tag, node.value
    if tag is None:
        return _plain_meaning(text) if node.plain else Meaning(Kind.TEXT, text)
    if tag in ("!", f"{CORE}str"):
        return Meaning(Kind.TEXT, text)
    named = _TAGGED.get(tag)
    found = parse_number(text) if named is Kind.NUMBER else _plain_meaning(text)
    return found if found and found.kind is named else Meaning(Kind.UNCLEAR, text)


def parse_number(text: str) -> Meaning | None:
    """Return the number that a text is written for; ``None`` where it is none, or too long to be compared."""
    from decimal import Decimal  # noqa: PLC0415 - lazy: only values that are compared need it

    fits = len(text) <= _DIGITS and _NUMBER.fullmatch(text)
    return Meaning(Kind.NUMBER, text, Decimal(text)) if fits else None


def find_number(text: str) -> Decimal | None:
    """Return the number in a text, a sign for per cent left out; ``None`` where there is none."""
    found = parse_number(text.strip().removesuffix("%").strip()) if len(text) <= _DIGITS else None
    return found.number if found else None


def _plain_meaning(text: str) -> Meaning:
    if text in NULLS:
        return Meaning(Kind.NULL, text)
    if text in TRUTHS:
        return Meaning(Kind.BOOL, text, truth=TRUTHS[text])
    if _WHOLE.fullmatch(text) or _FRACTION.fullmatch(text):
        return parse_number(text) or Meaning(Kind.UNCLEAR, text)
    return Meaning(Kind.UNCLEAR if _DISPUTED.fullmatch(text) else Kind.TEXT, text)


_TAGGED = {
    f"{CORE}int": Kind.NUMBER,
    f"{CORE}float": Kind.NUMBER,
    f"{CORE}bool": Kind.BOOL,
    f"{CORE}null": Kind.NULL,
}
