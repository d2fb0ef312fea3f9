from __future__ import annotations

import pytest

from support.judging import judged

PLAN = "# M05_plan\n\n## Rollback\n\nRevert the commits.\n\n## Definition of Done\n\n- [x] `a.md` exists\n"
DOD = "## Phase 1: One\n\n- [x] Begun\n\n## Completion Checklist\n\n### Phase 1: One\n\n- [x] M05: Another thing\n"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("Closed", "proved"),
        ("Planned", "unproven: 3 of 3 hold: "),
    ],
)
def test_a_milestone_that_the_ledger_does_not_close_is_not_done(status: str, said: str) -> None:
    ledger = f"# Ledger\n\n## M05 - Five\n\n**Status:** {status}\n"
    files = {"docs/DOD.md": DOD, "REFACTOR.md": ledger, "docs/milestones/M05/M05_plan.md": PLAN, "a.md": "# A\n"}
    found = next(one for one in judged(dict(files)).judgements if one.criterion.id == "phase-1/milestone-m05")
    assert f"{found.verdict}: {found.reason}".startswith(said)
    assert found.reason.endswith("but the ledger does not call M05 closed") is (status == "Planned")


def test_a_plan_that_delivers_itself_alone_brings_nothing_about() -> None:
    path = "docs/milestones/M05/M05_plan.md"
    plan = f"# M05_plan\n\n## Rollback\n\nRevert the commits.\n\n## Deliverables\n\n- `{path}` (this document)\n"
    found = next(
        one
        for one in judged({"docs/DOD.md": DOD, path: plan}).judgements
        if one.criterion.id == "phase-1/milestone-m05"
    )
    assert (found.verdict, found.reason) == (
        "unproven",
        "the plan of M05 has neither boxes nor deliverables but itself",
    )
