"""Counterexamples for the kind `wording`: a forbidden word, a row that cites nothing, and the document without them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import (
    content_of,
    shown_lines,
    with_all_dotted,
    with_lines_added,
    working_counterexamples,
)
from dodcheck.rules.reading.named import named_file
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.wording import WordingRule


def counterexamples(rule: WordingRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the document with what it must not hold, where it holds; with those lines silent, where it fails."""
    path = named_file(snapshot, rule.document, rule.named_in, rule.kind)
    if isinstance(path, Evidence):
        return
    before = content_of(snapshot, path)
    if seen.outcome is Outcome.HOLDS:
        lines = [(words, with_lines_added(before, _below(rule, text))) for words, text in _faults(rule)]
        planted = [Counterexample(f"{words} added to {path}", {path: after}) for words, after in lines]
        yield from working_counterexamples(rule.examine, snapshot, seen, planted)
        yield Counterexample(f"every line of {path} made to say nothing", {path: with_all_dotted(before)})
        return
    message = f"what {path} must not hold made to say nothing"
    yield from working_counterexamples(
        rule.examine, snapshot, seen, [Counterexample(message, shown_lines(snapshot, seen))]
    )


def _faults(rule: WordingRule) -> Iterator[tuple[str, list[str]]]:
    if words := rule.words():
        yield f"“{words[0]}”", [f"Planted: {words[0]}."]
    if rule.cite:
        heads = rule.table or ("Finding",)
        row = "|".join(" planted " for _ in heads)
        yield "a row that cites nothing", [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}", f"|{row}|"]


def _below(rule: WordingRule, lines: list[str]) -> list[str]:
    return ["", f"# {rule.section or 'Planted'}", "", *lines]
