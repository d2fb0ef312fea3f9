"""Counterexamples for the kind `runnable`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.rules.base import Counterexample
from dodcheck.rules.runnables.started import started
from dodcheck.snapshot.protocol import Snapshot, bytes_of

if TYPE_CHECKING:
    from dodcheck.rules.runnable import RunnableRule


def counterexamples(rule: RunnableRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the files with other names in the place of what is started, and their removal."""
    if seen.outcome is not Outcome.HOLDS:
        return
    paths = [place.path for place in seen.places]
    renamed = dict[str, bytes | None]()
    for path in paths:
        data = bytes_of(snapshot, path) or b""
        for one in started(rule.command):
            data = data.replace(one.name.encode(), b"planted-" + one.name.encode())
        renamed[path] = data
    gone: dict[str, bytes | None] = dict.fromkeys(paths)
    for said, changes in ((f"other names in {some(paths)}", renamed), (f"{some(paths)} removed", gone)):
        one_more = Counterexample(said, changes)
        if rule.examine(one_more.planted_in(snapshot)).outcome is Outcome.FAILS:
            yield one_more
