"""Units that numbers are written with: times, and sizes of files."""

from __future__ import annotations

from fractions import Fraction

_SECOND, _BYTE = "s", "B"
_UNITS = (
    ("ms|msecs?|milliseconds?", _SECOND, Fraction(1, 1000)),
    ("s|secs?|seconds?", _SECOND, Fraction(1)),
    ("min|mins|minutes?", _SECOND, Fraction(60)),
    ("h|hrs?|hours?", _SECOND, Fraction(3600)),
    ("days?", _SECOND, Fraction(86_400)),
    ("weeks?", _SECOND, Fraction(604_800)),
    ("b|bytes?", _BYTE, Fraction(1)),
    ("kb", _BYTE, Fraction(1000)),
    ("mb", _BYTE, Fraction(1000**2)),
    ("gb", _BYTE, Fraction(1000**3)),
    ("kib", _BYTE, Fraction(1024)),
    ("mib", _BYTE, Fraction(1024**2)),
    ("gib", _BYTE, Fraction(1024**3)),
    ("k", "", Fraction(1000)),
)
UNIT = "|".join(names for names, _, _ in _UNITS)
"""A regex of every unit, in lower case."""


def to_base_unit(written: str) -> tuple[str, Fraction]:
    """Return the base unit of one that ``UNIT`` matches, and how many of it make one."""
    word = written.strip().lower()
    for names, base, factor in _UNITS:
        if word in _spelled(names):
            return base, factor
    raise AssertionError(f"{written} is no unit")


def _spelled(names: str) -> set[str]:
    """Return the words that the alternatives of a unit match: `secs?` is two of them."""
    whole = [name for name in names.split("|") if not name.endswith("?")]
    short = [name[:-2] for name in names.split("|") if name.endswith("?")]
    return {*whole, *short, *(f"{name}s" for name in short)}
