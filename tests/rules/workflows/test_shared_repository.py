from __future__ import annotations

from datetime import date

from dodcheck.rules.workflows.shared_repository import shared_repository
from dodcheck.snapshot.masked import MaskedSnapshot
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.recording import Recording
from dodcheck.snapshot.wrapped import DatedSnapshot, WatchedSnapshot

FILES = {
    ".github/workflows/ci.yml": b"on: push\njobs: {a: {runs-on: x, steps: [{run: bash check.md}]}}\n",
    "check.md": b"make test\n",
    "docs/DOD.md": b"- [ ] a\n- [ ] b\n",
}
DAY = date(2026, 2, 8)


def test_all_statements_see_one_reading() -> None:
    snapshot = MemorySnapshot(FILES)
    first = shared_repository(DatedSnapshot(MaskedSnapshot(snapshot, {"docs/DOD.md": [(1, 1)]}), DAY))
    assert (
        shared_repository(
            MaskedSnapshot(DatedSnapshot(WatchedSnapshot(snapshot, print), DAY), {"docs/DOD.md": [(2, 2)]})
        )
        is first
    )
    assert shared_repository(MemorySnapshot(FILES)) is not first


def test_a_script_with_masked_lines_is_read_anew() -> None:
    snapshot = MemorySnapshot(FILES)
    whole = shared_repository(snapshot)
    masked = shared_repository(MaskedSnapshot(snapshot, {"check.md": [(1, 1)]}))
    said = [[step.commands for job in one.subjects[0].jobs for step in job.steps] for one in (whole, masked)]
    assert said[0] != said[1]


def test_another_state_is_read_anew() -> None:
    snapshot = MemorySnapshot(FILES)
    other = Overlay(snapshot, {".github/workflows/ci.yml": None})
    assert (len(shared_repository(snapshot).subjects), len(shared_repository(other).subjects)) == (1, 0)


def test_what_records_its_questions_is_asked_each_time() -> None:
    recording = Recording(MemorySnapshot(FILES))
    assert shared_repository(recording) is not shared_repository(recording)
