from __future__ import annotations

import pytest

from dodcheck.documents.logs.call_status import call_status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("✅ Complete", "done"),
        ("completed", "done"),
        ("COMPLETED", "done"),
        ("Done", "done"),
        ("✅", "done"),
        ("**✅ Done**", "done"),
        ("✅ 34e1148", "done"),
        ("✅ 874 passed, 1 pre-existing fail", "done"),
        ("137 passed", "done"),
        ("61/61 pass", "done"),
        ("pass (138 tests)", "done"),
        ("all green", "done"),
        ("seeded", "done"),
        ("superseded", "done"),
        ("N/A — no permalinks", "done"),
        ("complete (pre-M02 merge on main)", "done"),
        ("FAILED — reason", "failed"),
        ("❌ failed", "failed"),
        ("❌", "failed"),
        ("❌ Degenerate", "failed"),
        ("error", "failed"),
        ("IN PROGRESS", "under way"),
        ("in_progress", "under way"),
        ("🔄 In Progress", "under way"),
        ("⏳ Awaiting permission", "under way"),
        ("not done", "under way"),
        ("not yet started", "under way"),
        ("incomplete", "under way"),
        ("pending", "under way"),
        ("blocked", "under way"),
        ("", "unsaid"),
        ("—", "unsaid"),
        ("...", "unsaid"),
        ("✅ Complete, but not pushed", "unclear"),
        ("done (CI pending)", "unclear"),
        ("done?", "unclear"),
        ("✅ / ❌", "unclear"),
        ("✅ failed", "unclear"),
        ("❌ done", "unclear"),
        ("pending/completed/failed", "unclear"),
        ("done | failed", "unclear"),
        ("⚠️ Initially not triggering", "unclear"),
        ("see M02_run1.md", "unclear"),
        ("completely new", "unclear"),
    ],
)
def test_what_the_words_of_a_status_mean(words: str, status: str) -> None:
    assert call_status(words) == status
