"""Counterexamples for the kind `jobs`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.load import FOLDER

if TYPE_CHECKING:
    from dodcheck.rules.jobs import JobsRule


def counterexamples(rule: JobsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the workflows with jobs of that name that are set to nothing, come on every push, and may write."""
    if seen.outcome is not Outcome.HOLDS:
        return
    loose = "permissions: write-all\n" if rule.permissions in ("read", "read-at-top") else ""
    called = f"name: {json.dumps(rule.workflow or 'ci')}\non: push\n{loose}jobs:\n"
    jobs = "".join(_job(number, name) for number, name in enumerate((rule.job or "all", *rule.needs)))
    # What calls the workflows that are seen may be what starts them.
    every = [path for path in snapshot.glob(f"{FOLDER}/*") if path.endswith((".yml", ".yaml"))]
    for paths in (list(dict.fromkeys(place.path for place in seen.places)), every):
        planted = dict.fromkeys(paths, f"{called}{jobs}".encode())
        one = Counterexample(f"{some(paths)} with jobs set to nothing", planted)
        if rule.examine(one.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one
            return


def _job(number: int, name: str) -> str:
    head = f"  planted-{number}:\n    name: {json.dumps(name)}\n"
    return f"{head}    runs-on: ubuntu-latest\n    steps:\n      - run: make check\n"
