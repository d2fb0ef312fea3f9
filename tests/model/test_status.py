from __future__ import annotations

import pytest

from dodcheck.model.milestone import Status, status_of

CASES = {
    Status.CLOSED: ["Closed", "🔒 **CLOSED**", "🔒 Closed and Locked", "✅ Complete", "✅", "Completed (2025-11-23)",
                    "Done", "merged to main", "Closed 31 May 2026", "Closed 1/2/2026", "5/5 done", "100% complete",
                    "✅ PASS",
                    "Done (coverage 92%)",
                    "Live", "🚀 Live since May", "Released in 1.4", "Signed off by Ann", "Verified (CI)",
                    "Closed; M04 should follow", "✓", "✔ Done", "Met (88%)", "Complete (4/4)", "Done (100%)",
                    "Done, 85% coverage", "Complete (92.5/100 points)", "✅ Done (90 % coverage)"],
    Status.IN_PROGRESS: ["In Progress", "🚧 Next", "Not complete", "Closed? no", "Completed: No",
                         "not yet closed", "Closed pending review",
                         "Almost done", "80% complete", "3/5 done", "3 of 5 complete", "won't be done", "never merged",
                         "once merged",
                         "when complete", "Done except docs", "Closed, then reopened", "Closed (reverted)",
                         "Done?", "Done-ish",
                         "Complete (95%)", "✅ Complete (95%)", "COMPLETE (3/4)", "Done: 4 of 5", "Done 80 %"],
    Status.PLANNED: ["Planned", "📋 Planned", "Not Started", "Open", "TBD", "To do"],
    Status.READY: ["Ready", "🔵"],
    Status.DEFERRED: ["Deferred", "postponed to M30", "Closed as wontfix", "Closed (won't do)", "Closed: not planned"],
    Status.BLOCKED: ["Blocked by M02", "❌ Failed", "On hold"],
    Status.UNKNOWN: ["", "—", "P1", "Locked", "Incomplete", "🔒",
                     "Live on staging", "Live in Q3", "Live migration", "Released (beta)", "Green", "Approved",
                      "Open / In Progress / Closed",
                     "<Closed / Open / Blocked / Rolled Back>"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "status"), [(text, status) for status, texts in CASES.items() for text in texts])
def test_status_of(text: str, status: Status) -> None:
    assert status_of(text) is status
