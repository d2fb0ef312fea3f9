"""Results of a commit, where tracked files differ from what was committed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dodcheck.model.evidence import Basis, Unknown
from dodcheck.model.report import SnapshotFacts
from dodcheck.rules.results.freshness import stale_finding
from support.memory_history import MemoryRepository
from support.past import full, history_of

PAST = history_of([{"id": "a1", "files": {"src/a.py": "1"}}, {"id": "a2", "files": {"docs/a.md": "2"}}])


class Edited(MemoryRepository):
    """A repository with edits that are not committed."""

    def facts(self) -> SnapshotFacts:
        """Return what is said of the newest commit, and that files differ from it."""
        return replace(super().facts(), dirty=True)


@pytest.mark.parametrize(
    ("snapshot", "commit", "told"),
    [
        (MemoryRepository(PAST), full("a2"), None),
        (MemoryRepository(PAST), full("a1"), None),
        (Edited(PAST), full("a2"), "the results are of a20000000000, and files were changed since"),
        (Edited(PAST), full("a1"), "the results are of a10000000000, and files were changed since"),
    ],
)
def test_what_is_edited_since_may_be_anything(snapshot: MemoryRepository, commit: str, told: str | None) -> None:
    found = stale_finding(snapshot, [None, commit], ("src/**",), Basis.RECORDED)
    assert (found and (found.words, found.unknown)) == (told and (told, Unknown.STALE))
