"""Numbers and texts turned into each other and compared, where every reader of GitHub's does it alike.

GitHub has more than one reader of expressions: the service's, the runner's, the editors'. They differ in rare numbers
and in letters beyond ASCII. Where they do, the answer here is ``None``.
"""

from __future__ import annotations

import math
import re
from itertools import zip_longest

_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0(?:x[0-9a-fA-F]+|o[0-7]+)")
_DISPUTED = re.compile(r"0[xob][0-9a-f]+|[-+]?(?:infinity|nan)|\u221e", re.IGNORECASE)
_EXACT = {"Infinity": math.inf, "-Infinity": -math.inf, "NaN": math.nan}
_LARGEST = 0x7FFF_FFFF
_MOST_DIGITS = 400
_BLANK = " \t\n\v\f\r"


def number_of(text: str) -> float | None:
    """Return what a text counts as beside a number: NaN where it is none."""
    own = text.strip(_BLANK)
    if not own:
        return 0.0
    if _DECIMAL.fullmatch(own):
        return float(own)
    if _BASED.fullmatch(own) and len(own) < _MOST_DIGITS:
        value = int(own, 0)
        return float(value) if value <= _LARGEST else None
    if own in _EXACT:
        return _EXACT[own]
    strange = "\0" in own or not all(sign.isascii() or sign.isalpha() for sign in (own[0], own[-1]))
    return None if strange or _DISPUTED.fullmatch(own) else math.nan


def text_of(number: float) -> str | None:
    """Return a number as a text."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == 0:
        return "0" if math.copysign(1, number) > 0 else None
    short = f"{number:.15g}"
    if "e" in short:
        return None
    fixed = f"{float(f'{number:.15f}')!r}".removesuffix(".0")
    return short if short == fixed else None


def is_same_text(left: str, right: str) -> bool | None:
    """Return whether two texts are the same, whatever their case."""
    return _settled(_folded(left) == _folded(right), possible=_merged(left) == _merged(right))


def contains_text(text: str, part: str) -> bool | None:
    """Return whether a text contains another, whatever their case."""
    return _settled(_folded(part) in _folded(text), possible=_merged(part) in _merged(text))


def begins_with_text(text: str, part: str) -> bool | None:
    """Return whether a text starts with another, whatever their case."""
    return _settled(_folded(text).startswith(_folded(part)), possible=_merged(text).startswith(_merged(part)))


def ends_with_text(text: str, part: str) -> bool | None:
    """Return whether a text ends with another, whatever their case."""
    return _settled(_folded(text).endswith(_folded(part)), possible=_merged(text).endswith(_merged(part)))


def order_of_texts(left: str, right: str) -> int | None:
    """Return -1, 0 or 1 as a text comes before another, is the same, or comes after it, whatever their case."""
    for one, other in zip_longest(_folded(left), _folded(right), fillvalue=""):
        if one != other:
            return (1 if one > other else -1) if _plain(one) and _plain(other) else None
    return 0


def _settled(sure: bool, *, possible: bool) -> bool | None:  # noqa: FBT001 - the answer is what is settled
    return sure if sure or not possible else None


def _folded(text: str) -> str:
    """Return a text in upper case, as far as a letter has exactly one counterpart."""
    return text.upper() if text.isascii() else "".join(map(_upper, text))


def _upper(letter: str) -> str:
    return letter.upper() if _plain(letter) else letter


def _plain(letter: str) -> bool:
    """Return whether a letter has one counterpart in the other case, or none at all, for every reader."""
    if letter.isascii():
        return True
    upper, lower = letter.upper(), letter.lower()
    return len(upper) == len(lower) == 1 and upper.lower() == lower and lower.upper() == upper and letter <= "\uffff"


def _merged(text: str) -> str:
    """Return a text in which all letters are alike that any reader may take for the same."""
    return text.upper() if text.isascii() else text.upper().casefold().upper()
