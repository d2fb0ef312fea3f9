"""Counterexamples for the kind `action_pins`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.pinning.findings import BRANCHES, TAGS
from dodcheck.snapshot.protocol import Presence, Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.action_pins import ActionPinsRule

_ACTION = "planted/planted"
_COMMIT = "0123456789abcdef0123456789abcdef01234567"
_NAMES = {TAGS: "v1", BRANCHES: "main"}


def counterexamples(rule: ActionPinsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a file that is looked at made to use an action by what is forbidden, by a tag, or without a version."""
    path = next((place.path for place in seen.places), None)
    if seen.outcome is not Outcome.HOLDS or path is None or snapshot.presence(path) is not Presence.FILE:
        return
    for name in rule.forbid or ("v1",):
        ref = _NAMES.get(name, name)
        yield _planted(path, f"{_ACTION}@{ref}", rule.max + 1)
    if rule.comment and not rule.forbid:
        yield _planted(path, f"{_ACTION}@{_COMMIT}", rule.max + 1)


def _planted(path: str, uses: str, times: int) -> Counterexample:
    steps = "".join(f"      - uses: {uses}\n" for _ in range(times))
    if path.endswith(("/action.yml", "/action.yaml")) or path in ("action.yml", "action.yaml"):
        text = f"name: planted\ndescription: planted\nruns:\n  using: composite\n  steps:\n{steps}"
    else:
        text = f"on: push\njobs:\n  planted:\n    runs-on: ubuntu-latest\n    steps:\n{steps}"
    return Counterexample(f"`uses: {uses}` in {path}", {path: text.encode()})
