"""Counterexamples for the kind `posture`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes, working_counterexamples
from dodcheck.rules.dependabot import PLACES
from dodcheck.rules.updates.renovate import PLACES as RENOVATE_PLACES
from dodcheck.snapshot.protocol import Presence, Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.posture import PostureRule

_WORKFLOW = ".github/workflows/planted-by-selftest.yml"
_BAD = b"""on: pull_request_target
permissions: write-all
jobs:
  planted:
    runs-on: ubuntu-latest
    container: planted:latest
    steps:
      - uses: actions/checkout@v1
        with: {ref: "${{ github.event.pull_request.head.sha }}"}
      - uses: planted/planted@0123456789abcdef0123456789abcdef01234567
"""


def counterexamples(rule: PostureRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a workflow in which nothing is as it should be, no update tool, no bill of materials, a file of secrets."""
    if seen.outcome is not Outcome.HOLDS:
        return
    planted = {words: changes for words, changes in _planted(snapshot) if changes}
    together: Changes = {path: data for changes in planted.values() for path, data in changes.items()}
    parts = [Counterexample(words, changes) for words, changes in planted.items()]
    yield from working_counterexamples(
        rule.examine, snapshot, seen, [*parts, Counterexample(" and ".join(planted), together)]
    )


def _planted(snapshot: Snapshot) -> Iterator[tuple[str, Changes]]:
    yield f"{_WORKFLOW} with unpinned actions and all rights", {_WORKFLOW: _BAD}
    tools = (path for path in (*PLACES, *RENOVATE_PLACES) if snapshot.presence(path) is Presence.FILE)
    yield "no update tool", dict.fromkeys(tools)
    bills = (
        path
        for path in snapshot.files()
        if "sbom" in path.lower() or path.lower().endswith((".cdx.json", ".spdx.json"))
    )
    yield "no bill of materials", dict.fromkeys(bills)
    yield ".env and Gemfile added", {".env": b"A=1\n", "Gemfile": b'gem "planted"\n'}
