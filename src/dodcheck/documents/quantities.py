"""Numbers as people write them: `5.2/10`, `95%+`, `70-75%`, `≥75%`, `~80`, `1,234`, `<1%`, `9/10 (high)`, `12 ms`."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from dodcheck.documents.inline import SpanKind, spans
from dodcheck.documents.units import UNIT, to_base_unit

MAX_READ = 300
"""A longer text, in code points, is prose and no number."""

NEARLY = Fraction(1, 20)
"""How far `~80` may be off, as a share of it: it stands for 76 to 84."""

PERCENT = Fraction(100)
"""The scale of a percentage."""

_DIGITS = r"(?:[0-9]{1,3}(?:[,_\u00a0\u2009\u202f][0-9]{3}){1,5}|[0-9]{1,15})(?:\.[0-9]{1,15})?"
_LEAST = r"≥|>=|⩾|at least|no less than|not less than|min(?:imum)?\.?(?= ?[0-9])"
_MOST = r"≤|<=|⩽|at most|no more than|not more than|up to|max(?:imum)?\.?(?= ?[0-9])"
_SIGN = rf"(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<above>>|more than|over|above)|(?P<below><|less than|under|below)"
_NEAR = r"~|≈|∼|approx(?:\.|imately)?|about|around|circa|ca\.|c\."
_TO = r" ?[-–] ?| to |—"
_NUMBER = re.compile(
    rf"(?:(?:{_SIGN}) ?)?(?:(?P<near>{_NEAR}) ?)?"
    rf"(?<![\w.,/:#+$€£-])(?P<minus>[-−](?=[0-9]))?(?P<low>{_DIGITS})(?P<share> ?%)?"
    rf"(?:(?:{_TO})(?P<high>{_DIGITS}))?"
    rf"(?:(?P<percent> ?%| percent\b)|(?: ?/ ?| of | out of )(?P<top>{_DIGITS})|(?P<unit> ?(?:{UNIT})(?!\w)))?"
    r"(?P<more> ?\+)?(?![\w%+]|[-./:,][\w])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOTE_SIGN = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079†‡]+")
_OTHER_NUMBER = re.compile(
    r"(?:\b|(?<=[#_]))(?:[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{1,15}(?:\.[0-9]{1,15}){2,9}|(?<=#)[0-9]{1,15})(?![\w.])"
    r"|[^\W\d][\w.-]{0,99}"
)
"""Days, versions and names with digits in them, such as `M03`: they are no number beside one."""
_ESTIMATED = re.compile(r"\b(?:estimated?|est\.|approx\w*|roughly)", re.IGNORECASE)
_DOUBT = re.compile(
    r"\?|…|\b(?:unknown|tb[acd]|to ?do|n/a|pending|not (?:yet )?(?:measured|known|available)|unmeasured|placeholder"
    r"|by (?:q[1-4]|end|the end|20[0-9]{2})|(?:after|post|from) (?:m[0-9][\w.-]{0,20}|phase|milestone))(?!\w)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:planned|projected|expected|forecast|target(?:s|ed)?|goal|aim|proposed|desired|wanted"
    r"|(?:will|should) be)(?!\w)",
    re.IGNORECASE,
)
"""In brackets, such a word speaks of another number than the one before them."""
_NOT_NOW = re.compile(
    r"\b(?:not(?! (?:less|more) than)|no longer|never|hardly|barely|isn't|wasn't|was|were|had|been"
    r"|next|last|previous(?:ly)?|formerly|once|if|when|unless|until|provided"
    r"|should|would|could|might|may be)(?!\w)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:once|if|unless|until|provided|should|would|could|might)(?!\w)", re.IGNORECASE)
"""In brackets too, such a word makes the number before them depend on something."""


class Quantity(NamedTuple):
    """What a written number says: it lies between ``low`` and ``high``, ``None`` where it has no such end.

    ``low_open`` and ``high_open`` say that the end itself does not belong to it (`<1%`). ``top`` is the scale it is on
    (10 for `5.2/10`, 100 for `52%`), ``None`` where it is on none. ``unit`` is the base unit that the ends are counted
    in, empty where there is none. ``places`` are the decimal places written, ``words`` the number as it is written.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool
    high_open: bool
    top: Fraction | None
    unit: str
    places: int
    words: str

    @property
    def exact(self) -> Fraction | None:
        """The one number it is, ``None`` where it is a range or has an open end."""
        return self.low if self.low == self.high and not (self.low_open or self.high_open) else None


def quantity_in(source: str) -> Quantity | None:
    """Return the one number that a Markdown source says; ``None`` where it says none, or more than one.

    What stands in brackets, names with digits in them, days and versions are no number; what is struck is taken back.
    Linear in time.
    """
    said = " ".join(_unstruck(source).replace("\ufe0f", "").split(" "))
    if len(said) > MAX_READ:
        return None
    outside = _ASIDE.sub(" ", said)
    words = outside if any(map(str.isalnum, outside)) else said.strip("()[] ")
    words = _NOTE_SIGN.sub("", words)
    found = list(_NUMBER.finditer(words))
    if len(found) != 1 or _has_digits(words[: found[0].start()]) or _has_digits(words[found[0].end() :]):
        return None
    return _read(found[0], nearly=bool(_ESTIMATED.search(said)))


def stated_value(source: str) -> Quantity | None:
    """Return the number that a cell says is so.

    ``None`` too for `??? (unknown)`, `TBD`, `N/A`, what is planned, and what is said to be not so, or not now.
    """
    read = source[: 2 * MAX_READ]
    bare = _ASIDE.sub(" ", read)
    outside = bare if any(map(str.isalnum, bare)) else read
    doubted = _DOUBT.search(read) or _CONDITION.search(read) or _LATER.search(outside) or _NOT_NOW.search(outside)
    return None if doubted else quantity_in(source)


def scale_of(head: str) -> Fraction | None:
    """Return the scale that the head of a column tells for its numbers: `Score (/10)`, `Coverage %`; else ``None``."""
    found = _HEAD_SCALE.search(head)
    if found is None:
        return None
    return PERCENT if found["percent"] else Fraction(found["top"])


_HEAD_SCALE = re.compile(
    r"(?:/ ?|out of |of )(?P<top>[1-9][0-9]{0,3})(?![\w.])|(?P<percent>%|\bpercent(?:age)?\b)", re.IGNORECASE
)


def _unstruck(source: str) -> str:
    return "".join(part.text for part in spans(source[: 2 * MAX_READ]) if part.kind is not SpanKind.STRUCK)


def _has_digits(words: str) -> bool:
    return any(map(str.isdecimal, _OTHER_NUMBER.sub("", words)))


def _read(found: re.Match[str], *, nearly: bool) -> Quantity | None:
    low, high = _number(found["low"]), _number(found["high"] or found["low"])
    top = PERCENT if found["percent"] or found["share"] else _number(found["top"]) if found["top"] else None
    unit, factor = to_base_unit(found["unit"]) if found["unit"] else ("", Fraction(1))
    if found["minus"]:
        low = high = -low
    if low > high or (found["minus"] and (found["high"] or top)) or _beyond(high, top):
        return None
    if found["share"] and (found["top"] or found["unit"] or (found["high"] and not found["percent"])):
        return None
    both = Quantity(low * factor, high * factor, False, False, top, unit, _places(found["low"]), found[0].strip())  # noqa: FBT003 - its ends belong to it
    return _signed(both, found, nearly=nearly or bool(found["near"]))


def _beyond(high: Fraction, top: Fraction | None) -> bool:
    """Return whether a score is more than there is to reach, or nothing is; percentages may be above a hundred."""
    return top is not None and top != PERCENT and (not top or high > top)


def _signed(both: Quantity, found: re.Match[str], *, nearly: bool) -> Quantity | None:
    upwards, downwards = found["least"] or found["above"] or found["more"], found["most"] or found["below"]
    if (upwards and downwards) or both.low is None or both.high is None:
        return None
    if upwards:
        return both._replace(high=None, low_open=bool(found["above"]))
    if downwards:
        return both._replace(low=None, high_open=bool(found["below"]))
    if nearly:
        return both._replace(low=both.low - abs(both.low) * NEARLY, high=both.high + abs(both.high) * NEARLY)
    return both


def _number(digits: str) -> Fraction:
    return Fraction(re.sub(r"[,_\u00a0\u2009\u202f]", "", digits))


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])
