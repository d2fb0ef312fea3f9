"""Counterexamples for the kind `pre_commit`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import Changes, content_of

if TYPE_CHECKING:
    from dodcheck.rules.pre_commit import PreCommitRule
    from dodcheck.snapshot.protocol import Snapshot

_OTHER_HOOK = {"id": "planted", "name": "planted", "entry": "planted", "language": "system"}
_REMOTE = "https://example.org/planted"


def counterexamples(rule: PreCommitRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the configuration with another hook alone, without any, and with one that is not pinned."""
    if seen.outcome is not Outcome.HOLDS or not seen.places:
        return
    path = seen.places[0].path
    if rule.hooks:
        other: Changes = {path: _repos({"repo": "local", "hooks": [_OTHER_HOOK]})}
        yield Counterexample(f"every hook in {path} made another one", other)
    else:
        yield Counterexample(f"every hook taken out of {path}", {path: b"repos: []\n"})
    if rule.pinned and content_of(snapshot, path):
        moving = {"repo": _REMOTE, "rev": "main", "hooks": [{"id": hook} for hook in rule.hooks or ("planted",)]}
        yield Counterexample(f"a `rev: main` in {path}", {path: _repos(moving)})


def _repos(*repos: object) -> bytes:
    return f"{json.dumps({'repos': list(repos)})}\n".encode()
