from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.commits import lineage
from dodcheck.rules.git_history import GitHistoryRule
from dodcheck.snapshot.history import CommitEntry, History, touched_by
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Snapshot
from support.memory_history import MemoryRepository
from support.past import history_of

PLAN = "docs/refactor/milestones/M03/M03_plan.md"
START = {"id": "a1", "message": "M03: an older program's", "files": {"src/app.py": "x = 1\n"}}
RULE = GitHistoryRule(commits_of="M03", areas=("ci", "code"))


class Long:
    """A line of commits, the newest first, without contents."""

    def __init__(self, entries: tuple[CommitEntry, ...]) -> None:
        self._entries = entries

    def head(self) -> str:
        return self._entries[0].commit

    def shallow(self) -> bool:
        return False

    def find(self, revision: str) -> str | None:
        return next((one.commit for one in self._entries if one.commit == revision), None)

    def log(self, until: str, since: str | None = None) -> tuple[CommitEntry, ...]:  # noqa: ARG002 - all of them
        return self._entries

    def line(self, until: str, paths: tuple[str, ...]) -> tuple[CommitEntry, ...]:  # noqa: ARG002 - no document
        return ()

    def merged(self, merge: str) -> tuple[str, ...]:  # noqa: ARG002 - no merge
        return ()

    def read(self, commit: str, path: str) -> bytes | None:  # noqa: ARG002 - the same
        return None

    def raw(self, commit: str) -> bytes | None:  # noqa: ARG002 - none is signed
        return None

    def at(self, commit: str) -> Snapshot:
        return MemorySnapshot({}, commit=commit)

    def touched(self) -> Mapping[str, CommitEntry]:
        return touched_by(self._entries)

    def tags(self) -> Mapping[str, str]:
        return {}

    def branches(self) -> Mapping[str, str]:
        return {}


class Repository(MemoryRepository):
    """No file, and a long line of commits."""

    def __init__(self, entries: tuple[CommitEntry, ...]) -> None:
        super().__init__(history_of([START]), {})
        self._long = Long(entries)

    def history(self) -> History:
        return self._long


def line(count: int, message: str, paths: tuple[str, ...] = ("a.md",)) -> tuple[CommitEntry, ...]:
    ids = [f"{number:040x}" for number in range(count + 1)]
    entries = (
        CommitEntry(ids[at], (ids[at - 1],) if at > 1 else (), at, message.format(at), paths)
        for at in range(count, 0, -1)
    )
    return tuple(entries)


def shown(seen: Evidence) -> tuple[Outcome, Unknown | None, int]:
    return seen.outcome, seen.unknown, seen.examined


def of(*more: Mapping[str, object]) -> Evidence:
    return RULE.examine(MemoryRepository(history_of([START, *more])))


def test_a_milestone_may_have_begun_before_the_newest_commits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "MAX_ENTRIES", 2)
    seen = RULE.examine(
        MemoryRepository(history_of([{**START, "message": "Start"}, {"id": "a2", "message": "M03: x"}]))
    )
    assert shown(seen) == (Outcome.UNKNOWN, Unknown.HISTORY, 1)
    assert "only the newest 20000 commits are looked at, and the milestone may have begun before them" in seen.summary


def test_the_commit_with_its_plan_among_the_newest_is_where_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lineage, "MAX_ENTRIES", 2)
    told: list[dict[str, object]] = [
        {"id": "a2", "message": "M03: plan", "files": {PLAN: "# M03\n"}},
        {"id": "a3", "message": "M03: end", "files": {"docs/audit.md": "# Audit of CI\n"}},
    ]
    seen = RULE.examine(MemoryRepository(history_of([{**START, "message": "Start"}, *told])))
    assert shown(seen) == (Outcome.HOLDS, None, 2)


@pytest.mark.parametrize(
    "message",
    ["M03: {}", "Change {}", "Merge branch 'main' into m{}", "M{}: go", "(((((M03 {}", "\udcff\udcfe odd {}"],
)
def test_twenty_thousand_commits_take_no_time(message: str) -> None:
    begun = time.process_time()
    RULE.examine(Repository(line(20_000, message)))
    assert time.process_time() - begun < 3


def test_fifty_thousand_paths_in_a_commit_take_no_time() -> None:
    paths = tuple(f"src/{at % 100}/{at}.py" for at in range(50_000))
    begun = time.process_time()
    seen = GitHistoryRule(commits_of="M03", areas=("ci", "code"), changed_only=("docs/**",)).examine(
        Repository(line(3, "M03: {}", paths))
    )
    assert time.process_time() - begun < 6
    assert (seen.outcome, seen.matched, len(seen.places)) == (Outcome.FAILS, 0, 50)
    assert len(seen.summary) < 1_000
