"""Counterexamples for the kind `remarks`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes, content_of, without_lines
from dodcheck.rules.remarking.evidence import files_of
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.remarks import RemarksRule

_MOST_FILES = 10
_SIGNS = ("# ", "// ")


def planted(rule: RemarksRule, snapshot: Snapshot) -> Iterator[Counterexample]:
    """Yield a file with a remark more at its end, where that turns the rule."""
    for path, _ in list(files_of(rule, snapshot, rule.globs))[:_MOST_FILES]:
        for sign in _SIGNS:
            words = f"{sign}{rule.marks[0].strip('#/* ')}"
            grown = content_of(snapshot, path).rstrip(b"\n") + f"\n\n\n\n\n{words}\n".encode()
            one = Counterexample(f"the line “{words}” added to {path}", {path: grown})
            if rule.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
                yield one
                return


def taken(rule: RemarksRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the files without the lines of these remarks."""
    lines: dict[str, set[int]] = {}
    for place in seen.places:
        lines.setdefault(place.path, set()).add(place.line or 0)
    changes: Changes = {path: without_lines(content_of(snapshot, path), numbers) for path, numbers in lines.items()}
    one = Counterexample(f"the remarks in {some(lines)} removed", changes)
    if lines and rule.examine(one.planted_in(snapshot)).outcome is Outcome.HOLDS:
        yield one
