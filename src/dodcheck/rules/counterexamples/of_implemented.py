"""Counterexamples for the kind `implemented`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes, content_of
from dodcheck.rules.counterexamples.stubs import stubbed
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.implemented import ImplementedRule

MAX_CHANGED = 1000
"""A package of more files than this is not made one of stubs."""


def counterexamples(rule: ImplementedRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the code with nothing but stubs in it."""
    if seen.outcome is not Outcome.HOLDS:
        return
    files = rule.files(snapshot)
    if isinstance(files, Evidence):
        yield from _symbol(rule, snapshot, seen)
        return
    code = [path for path in files if path.endswith(".py")]
    made = {path: stubbed(content_of(snapshot, path)) for path in code[:MAX_CHANGED]}
    changed: Changes = {path: data for path, data in made.items() if data is not None}
    if changed and len(code) <= MAX_CHANGED:
        yield Counterexample(f"every function in {some(changed)} made a stub", changed)


def _symbol(rule: ImplementedRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield what turns the rule about one name of a module."""
    from dodcheck.rules.symbol import SymbolRule  # noqa: PLC0415 - lazy: only for a name that is no module

    inside = SymbolRule(symbol=rule.module or "", implemented=True)
    yield from inside.counterexamples(snapshot, replace(seen, kind=inside.kind))
