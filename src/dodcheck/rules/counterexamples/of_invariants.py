"""Counterexamples for the kind `invariants`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.catalogues.find_catalogue import catalogue_of
from dodcheck.rules.catalogues.listed import LISTED
from dodcheck.rules.counterexamples.edits import content_of, with_all_dotted, with_lines_dotted, working_counterexamples
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.invariants import InvariantsRule

MAX_REMOVED = 5
"""So many of the tests and workflows that were seen are taken away, each alone."""


def counterexamples(rule: InvariantsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the catalogue that says something weaker on a line that was seen, and the tests that it names gone."""
    catalogue = catalogue_of(snapshot, rule.catalogue, rule.named_in, rule.kind)
    if seen.outcome is not Outcome.HOLDS or isinstance(catalogue, Evidence):
        return
    path, _ = catalogue
    before = content_of(snapshot, path)
    if rule.at_least == LISTED:
        yield Counterexample(f"every line of {path} made to say nothing", {path: with_all_dotted(before)})
        return
    lines = dict.fromkeys(place.line for place in seen.places if place.path == path and place.line)
    weaker = (Counterexample(f"“missing” on line {line} of {path}", {path: _weaker(before, line)}) for line in lines)
    yield from working_counterexamples(rule.examine, snapshot, seen, weaker)
    others = dict.fromkeys(place.path for place in seen.places if place.path != path)
    gone = (Counterexample(f"{other} removed", {other: None}) for other in list(others)[:MAX_REMOVED])
    yield from working_counterexamples(rule.examine, snapshot, seen, gone)
    hushed_lines = with_lines_dotted(before, [line for line in lines if line])
    counterexample = Counterexample(f"what {path} says of the strengths made to say nothing", {path: hushed_lines})
    yield from working_counterexamples(rule.examine, snapshot, seen, [counterexample])
    yield Counterexample(f"every line of {path} made to say nothing", {path: with_all_dotted(before)})


def _weaker(before: bytes, line: int) -> bytes:
    """Return the content where the strengths on a line are another word, all of them `missing`."""
    lines = before.splitlines(keepends=True)
    for word in (b"Strong", b"strong", b"STRONG", b"Partial", b"partial", b"PARTIAL", b"Weak", b"weak", b"WEAK"):
        lines[line - 1] = lines[line - 1].replace(word, b"missing")
    return b"".join(lines)
