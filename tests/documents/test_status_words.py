from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.status_words import claimed_by_words, is_mere_status


@pytest.mark.parametrize(
    "said",
    ["Closed", "✅", "✅ Complete", "complete", "DONE", "Yes", "Met (closeout)", "Pass — run 7", "🔒 Closed and Locked",
     "✅ 9/9 jobs", "🟢 passed", "Done ✅", "✔️", "Completed 2026-01-08", "🔒 ✅ Closed", "✅ Preserved",
     "Met; see M03", "✅ 96 % of 1,000 rows", "✅ 100%", "✅ Done 🎉", "Complete 🚀",
     "Verified", "Signed off", "Signed-off by QA", "Shipped", "Merged to main", "Live", "Live in production",
     "Released in v1.2", "Deployed", "In place (see doc)", "Enforced", "Compliant", "OK", "Y", "🟢 Green",
     "✅ Generated with hashes", "✅ Verified locally", "✅ Created yesterday",
     "🚀 Shipped", "🎉 Done", "Done ✅ (#12)",
     "Done (3/3)", "Closed 1/2/2026", "Done (92.5/100 points in v1.2)", "Complete ✅ — 2026-01-02",
     "Done (100%)", "✅ Met (88.7%)", "Done (90% coverage)", "Done, coverage 85%",
     "[DONE]", "(completed)", "[✅ Done]", "████████ 100%", "100% ▓▓▓▓▓▓", "[==========] 100%"],
)  # fmt: skip
def test_what_claims_that_it_is_so(said: str) -> None:
    assert claimed_by_words(said) is True


@pytest.mark.parametrize(
    "said",
    ["Open", "Planned", "In Progress", "in-progress", "Pending", "Not started", "No", "No (by design)", "❌",
     "❌ Failed",
     "⏳ Pending", "🟡", "🔵 Planned", "Not met — later", "🚧 WIP", "To do", "Fail",
     "☐", "⬜", "🔲 Pending", "⬜ Wartet", "🔄", "🔄 In Progress", "🔜 Q3", "⏳ 40%", "⌛ nearly", "⚪ Not started",
     "⏸️ Paused", "📋 Todo", "🟠 Blocked", "On hold", "Upcoming", "Under review",
     "Red", "Amber", "🟡 Amber", "🔴 Red", "On track", "At risk", "Backlog", "Draft", "Not live", "Not signed off",
     "Unverified", "Non-compliant", "Gap", "In QA", "N",
     "[to do]", "(pending)", "[in progress]", "████████░░ 80%", "[====>     ] 40 %", "0% ░░░░░░░░"],
)  # fmt: skip
def test_what_claims_that_it_is_not_so(said: str) -> None:
    assert claimed_by_words(said) is False


@pytest.mark.parametrize(
    "said",
    ["", "—", "Partial", "✅ Partially met", "N/A", "✅ N/A", "Yes/No", "✅ / ❌", "✅ Planned", "❌ Done", "🔒",
     "🔒 Open", "No change",
     "Open source", "✅ Fixed", "✅ None", "Done except docs", "Complete, pending review", "🟢 Low", "🔴 Critical",
     "⏳ Deferred", "✅ Planned for M3", "✅ soon", "✅ Next", "✅ Approved", "✅ Started", "✅ In review",
     "✅ Tracked in #12",
     "✅ Draft", "✅ Won't do", "✅ Will be done", "✅ Moved to M4", "✅ Reverted", "✅ Replaced by b.py", "✅ Gone",
     "✅ No longer exists", "✅ Mostly", "✅ Blocked", "✅ 80%", "✅ 50% complete", "Closed (won't fix)",
     "Closed - duplicate",
     "Closed: wontfix", "Done (removed later)", "Met (waived)", "Yes (N/A)", "Yes, eventually", "Closed — reverted",
     "❌ Not required", "⏳ Done", "🔄 Fixed", "⏳ Postponed to M4", "⏳ Optional", "⚠️ Done", "⚠️", "🟠 Complete",
     "✅ Done ⚠️", "📋", "🎉", "🔄 ✅", "☐ Yes ☑ No", "Deferred",
     "Green", "Live on staging", "Deployed to staging", "Released to beta testers", "Merged into the backlog", "Fixed",
     "Resolved", "Approved", "Accepted", "Reviewed", "Confirmed", "Enabled", "Active",
     "Effective", "Ready", "OK for now",
     "Verified in part",
     "Complete (95%)", "✅ Done (90 %)", "Done 80%", "✅ Implemented — ~75 % done",
     "Complete (2/3 tasks)", "Done: 4 of 5", "🐛 Done", "Done ✅ ⚠️", "Open ✅ (#12)", "Done ✅ except docs", "🔴 Green",
     "Red team", "Draft PR",
     "Gap analysis", "Late", "Partially implemented", "Live migration", "Published papers", "In placement",
     "no-go", "1.2.3", "Passing mention", "Closed | Open", "Done " * 60,
     "[x]", "[ ]", "(see #3)", "[Done](", "[Done] (2/3)", "████████", "80%", "[deferred]"],
)  # fmt: skip
def test_what_is_no_status_or_doubted(said: str) -> None:
    assert claimed_by_words(said) is None


@pytest.mark.parametrize(
    "words", ["Done", "✅", "Present", "Created!", "Live in production", "Not started", "Open (#3)"]
)
def test_a_mere_status_states_nothing(words: str) -> None:
    assert is_mere_status(words)


@pytest.mark.parametrize(
    "words", ["Present at workflow level", "Merged to main", "Created `a.md`", "Tests", "Verified (x)"]
)
def test_what_was_done_to_something_is_stated(words: str) -> None:
    assert not is_mere_status(words)


@given(st.text(alphabet="✅❌🔒⏳🔄☐🎉⚠ \ufe0fdonemtycls/()-—", max_size=250))
def test_whatever_stands_there_is_read(said: str) -> None:
    assert claimed_by_words(said) in {True, False, None}
    assert claimed_by_words(f"  {said} ") == claimed_by_words(said)
