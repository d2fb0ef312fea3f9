"""Counterexamples for the kind `soft_failures`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.edits import working_counterexamples
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.soft_failures import SoftFailuresRule

_HEAD = "on: [push, pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n"
_STEPS = (
    "    steps:\n      - run: pytest\n        continue-on-error: true\n",
    "    continue-on-error: true\n    steps:\n      - run: pytest\n",
    "    steps:\n      - run: pytest || true\n",
    "    steps:\n      - run: |\n          pytest | tee log\n",
    "    steps:\n      - run: |\n          set +e\n          pytest\n          exit 0\n",
    "    steps:\n      - if: ${{ false }}\n        run: pytest\n",
    "    if: ${{ false }}\n    steps:\n      - run: pytest\n",
    "    steps:\n      - run: pytest --reruns 3\n",
    "    steps:\n      - run: echo fine\n",
)


def counterexamples(rule: SoftFailuresRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a workflow that the rule looks at with a failure that is lost, each in a way of its own."""
    if seen.outcome is not Outcome.HOLDS:
        return
    paths = sorted({path for glob in rule.in_ for path in snapshot.glob(glob)})[:1]
    planted = (
        Counterexample(f"{path} made to run `{' '.join(steps.split())}`", {path: f"{_HEAD}{steps}".encode()})
        for path in paths
        for steps in _STEPS
    )
    yield from working_counterexamples(rule.examine, snapshot, seen, planted)
