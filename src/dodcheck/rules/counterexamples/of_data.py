"""Counterexamples for the kind `data`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import working_counterexamples
from dodcheck.rules.counterexamples.values import NOTHING, below, data_file
from dodcheck.rules.values.query import Each, Query, query

if TYPE_CHECKING:
    from dodcheck.rules.data import DataRule
    from dodcheck.snapshot.protocol import Snapshot

_MOST_ITEMS = 1000


def counterexamples(rule: DataRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the file with another value at the place that is asked for, then with nothing there."""
    if not seen.places:
        return
    path, asked = seen.places[0].path, query(rule.query)
    if any(isinstance(step, int) and step > _MOST_ITEMS for step in asked.steps):
        return
    if seen.outcome is not Outcome.HOLDS:
        planted = (
            _at(path, asked, rule, value, "the value asked for") for value in _wanted(rule) if _can(path, asked, value)
        )
        yield from working_counterexamples(rule.examine, snapshot, seen, planted)
        return
    for other in _others(rule):
        if _can(path, asked, other):
            yield _at(path, asked, rule, other, "another value")
    nothing: object
    for nothing in (NOTHING, {}, []):
        empty = data_file(path, nothing)
        if empty is not None:
            yield Counterexample(f"{rule.query} taken out of {path}", {path: empty})


def _can(path: str, asked: Query, value: object) -> bool:
    return data_file(path, below(_steps(asked), value)) is not None


def _at(path: str, asked: Query, rule: DataRule, value: object, summary: str) -> Counterexample:
    return Counterexample(
        f"{rule.query} in {path} set to {summary}", {path: data_file(path, below(_steps(asked), value))}
    )


def _steps(asked: Query) -> list[str | int]:
    return [0 if isinstance(step, Each) else step for step in asked.steps]


def _others(rule: DataRule) -> Iterator[object]:
    """Yield values that are not those asked for; none where any will do."""
    if rule.at_least is not None:
        yield rule.at_least - 1
    elif rule.at_most is not None:
        yield rule.at_most + 1
    elif rule.contains is not None:
        yield from (["\N{MIDDLE DOT}"], "\N{MIDDLE DOT}", NOTHING)
    elif rule.equals is not None and isinstance(rule.equals, bool):
        yield not rule.equals
    elif rule.equals is not None or rule.matches is not None or rule.reads is not None:
        yield "\N{MIDDLE DOT}"


def _wanted(rule: DataRule) -> Iterator[object]:
    """Yield values that are as asked."""
    for limit in (rule.at_least, rule.at_most, rule.equals, rule.reads):
        if limit is not None:
            yield limit
    if rule.contains is not None:
        yield [rule.contains]
    if rule.matches is not None:
        from dodcheck.rules.counterexamples.fitting import matching_line  # noqa: PLC0415 - lazy: only patterns need it

        text = matching_line(rule.matches)
        yield from [] if text is None else [text]
    if (rule.at_least, rule.at_most, rule.equals, rule.reads, rule.contains, rule.matches) == (None,) * 6:
        yield True
