"""Counterexamples for the kind `containers`: a container more that has none of it, and no file that lacks it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import content_of, with_lines_added, working_counterexamples
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.containers import ContainersRule

_POD = """---
apiVersion: v1
kind: {kind}
metadata: {{name: planted}}
spec: {spec}
"""
_SPEC = "{securityContext: {runAsUser: 0}, containers: [{name: planted, image: planted}]}"
_SERVICE = '  planted: {image: planted, user: root, restart: "no"}'


def counterexamples(rule: ContainersRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a container that has nothing, where it holds; the shown files as empty ones do not make others hold."""
    if seen.outcome is not Outcome.HOLDS or not seen.places:
        return
    path = seen.places[0].path
    data = content_of(snapshot, path)
    if rule.of == "compose":
        head, _, rest = data.partition(b"services:\n")
        changed = head + b"services:\n" + _SERVICE.encode() + b"\n" + rest
    else:
        kind = (rule.only or ("Deployment",))[0]
        spec = _SPEC if kind == "Pod" else f"{{template: {{spec: {_SPEC}}}}}"
        changed = with_lines_added(data, _POD.format(kind=kind, spec=spec).splitlines())
    planted = Counterexample(f"a container that has nothing added to {posixpath.basename(path)}", {path: changed})
    yield from working_counterexamples(rule.examine, snapshot, seen, [planted])
