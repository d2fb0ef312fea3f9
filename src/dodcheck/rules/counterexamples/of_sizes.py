"""Counterexamples for the kind `sizes`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of
from dodcheck.rules.measures.sized import By, Of
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.sizes import SizesRule

MAX_LINES = 100_000
"""No more lines than this are planted."""


def larger(rule: SizesRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield a file with one thing more that is too large, where that turns the rule."""
    often = rule.max * (2 if rule.nearly else 1) + 1
    if often > MAX_LINES:
        return
    for path in _hosts(rule, snapshot):
        grown = content_of(snapshot, path).rstrip(b"\n") + b"\n" + _planted(rule, often)
        one = Counterexample(f"{_what(rule, often)} added to {path}", {path: grown})
        if rule.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one
            return


def smaller(rule: SizesRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the files of what is too large with nothing but one line in them."""
    paths = tuple(dict.fromkeys(place.path for place in seen.places))
    planted = b"def planted():\n    return 1\n" if rule.of == Of.FUNCTIONS else b"class Planted:\n    one = 1\n"
    one = Counterexample(f"all but a few lines of {some(paths)} taken away", dict.fromkeys(paths, planted))
    if paths and rule.examine(one.planted_in(snapshot)).outcome is Outcome.HOLDS:
        yield one


def _hosts(rule: SizesRule, snapshot: Snapshot) -> Iterator[str]:
    """Yield some files that may grow."""
    paths = sorted({path for glob in rule.globs for path in snapshot.glob(glob)})
    parts = rule.of in (Of.FUNCTIONS, Of.CLASSES)
    yield from [path for path in paths if path.endswith(".py") or not parts][:20]


def _planted(rule: SizesRule, often: int) -> bytes:
    if rule.of == Of.CLASSES:
        return b"\n\nclass Planted:\n" + b"    one = 1\n" * often
    if rule.of == Of.FUNCTIONS:
        line = b"    if one:\n        one = 1\n" if rule.by == By.COMPLEXITY else b"    one = 1\n"
        return b"\n\ndef planted(one):\n" + line * often
    return b"planted = 1\n" * often


def _what(rule: SizesRule, often: int) -> str:
    if rule.by == By.COMPLEXITY:
        return f"a function with {often} branches"
    return f"{often} lines" if rule.of in (Of.FILES, Of.SOURCES) else f"a {rule.one} of {often} lines"
