"""Counterexamples for the kind `workflow`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import until_turned
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.workflow import WorkflowRule

_IDLE = b"on: [push, pull_request]\njobs:\n  idle:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo nothing\n"
_FOLDER = ".github/workflows/"


def counterexamples(rule: WorkflowRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the workflows that do it made to do nothing, or to build first where nothing may be built."""
    if seen.outcome is not Outcome.HOLDS:
        return
    if rule.about is not None:
        yield from _off(rule, snapshot, seen)
        return
    if rule.without_build:
        yield from _built_first(rule, snapshot, seen)
        return
    changes = until_turned(rule.examine, snapshot, lambda _, now: {place.path: _IDLE for place in now.places})
    every = {path: _IDLE for path in snapshot.glob(f"{_FOLDER}*") if path.endswith((".yml", ".yaml"))}
    for planted in (changes, every):
        detail = some([path for path in planted if path.startswith(_FOLDER)] or planted)
        counterexample = Counterexample(f"{detail} made to run nothing but echo", planted)
        if planted and rule.examine(counterexample.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield counterexample
            return


def _off(rule: WorkflowRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield workflows that are called so, with a job that never runs; another name would say nothing."""
    paths = dict.fromkeys(place.path for place in seen.places)
    called = json.dumps(rule.about)
    planted = f"name: {called}\non: push\njobs:\n  planted:\n    name: {called}\n    if: false\n".encode()
    planted += b"    runs-on: ubuntu-latest\n    steps:\n      - run: make check\n"
    counterexample = Counterexample(f"the job in {some(list(paths))} made to run never", dict.fromkeys(paths, planted))
    if rule.examine(counterexample.planted_in(snapshot)).outcome is Outcome.FAILS:
        yield counterexample


def _built_first(rule: WorkflowRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the workflows that do it with a build before it, which has to be noticed."""
    paths = dict.fromkeys(place.path for place in seen.places)
    built = f"{_IDLE.decode()}      - run: cmake --build build\n      - run: python {rule.runs}\n".encode()
    counterexample = Counterexample(f"{some(list(paths))} made to build first", dict.fromkeys(paths, built))
    if rule.examine(counterexample.planted_in(snapshot)).outcome is Outcome.FAILS:
        yield counterexample
