"""Counterexamples for the kind `git_history`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.rules.past.areas import Area
from dodcheck.rules.past.chosen import Lost, shown
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.rewritten import Rewriting

if TYPE_CHECKING:
    from dodcheck.rules.git_history import GitHistoryRule

_IN_AREA = {
    Area.CI: ".github/workflows/planted.yml",
    Area.CODE: "planted.py",
    Area.TESTS: "tests/test_planted.py",
    Area.DOCUMENTS: "planted.md",
    Area.DEPENDENCIES: "requirements.txt",
}
_ANYWHERE = "planted/planted.bin"


def counterexamples(rule: GitHistoryRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield one of the commits that changes what must not change as well."""
    history = snapshot.history()
    chosen = None if history is None else rule.chosen(snapshot, history)
    if seen.outcome is not Outcome.HOLDS or chosen is None or isinstance(chosen, Lost):
        return
    last = chosen.sure[-1]
    for path in _forbidden(rule, snapshot):
        said = f"{path} among what {shown(last)} changes"
        yield Counterexample(said, rewriting=Rewriting(also={last.commit: (path,)}))


def _forbidden(rule: GitHistoryRule, snapshot: Snapshot) -> Iterator[str]:
    yield from (_IN_AREA[Area(area)] for area in rule.areas)
    for glob in rule.unchanged:
        yield from ([glob] if not is_glob(glob) else snapshot.glob(glob)[:1])
    if rule.changed_only:
        yield _ANYWHERE
