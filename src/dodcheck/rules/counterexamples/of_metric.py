"""Counterexamples for the kind `metric`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.quantities import PERCENT, Quantity
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of, with_all_dotted, with_lines, working_counterexamples
from dodcheck.rules.metrics.readings import WantedColumns, readings
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.metric import MetricRule

_FAR = 1_000_000


def counterexamples(rule: MetricRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the document with a number that misses the bound in the place of each that was seen, and without any."""
    path = None if rule.document is None else named_file(snapshot, rule.document, rule.named_in, rule.kind)
    if seen.outcome is not Outcome.HOLDS or path is None or isinstance(path, Evidence):
        return
    before = content_of(snapshot, path)
    numbers = _numbers(rule, before, {place.line for place in seen.places})
    yield from working_counterexamples(rule.examine, snapshot, seen, _others(path, before, numbers))
    yield Counterexample(f"every line of {path} made to say nothing", {path: with_all_dotted(before)})


def _numbers(rule: MetricRule, data: bytes, lines: set[int | None]) -> list[tuple[int, Quantity]]:
    """Return the numbers on the lines that were seen."""
    try:
        blocks = parse_markdown(decode(data)).blocks
    except UndecodableError:
        return []
    found = readings(blocks, WantedColumns(rule.column, rule.not_above or rule.not_below))
    return [(reading.line, reading.quantity) for reading in found if reading.quantity and reading.line in lines]


def _others(path: str, before: bytes, numbers: list[tuple[int, Quantity]]) -> Iterator[Counterexample]:
    for low in (True, False):
        edits = {line: (quantity.words, _beyond(quantity, low=low)) for line, quantity in numbers}
        for line, (old, new) in edits.items():
            for last in (False, True):
                data = with_lines(before, {line: (old, new)}, last=last)
                yield Counterexample(f"“{old}” on line {line} of {path} made “{new}”", {path: data})
        word = "the least" if low else "the most"
        message = f"every number that counts in {path} made {word} there can be"
        yield Counterexample(message, {path: with_lines(before, edits)})


def _beyond(quantity: Quantity, *, low: bool) -> str:
    """Return a number on the same scale that is as low, or as high, as can be."""
    if quantity.top is None:
        return "0" if low else str(_FAR)
    if quantity.top == PERCENT:
        return "0%" if low else f"{_FAR}%"
    return f"{0 if low else quantity.top}/{quantity.top}"
