from __future__ import annotations

import pytest

from support.judging import judged

PLAN = "# M05_plan\n\n## Rollback\n\nRevert the commits.\n\n## Definition of Done\n\n- [x] `a.md` exists\n"
DOD = "## Phase 1: One\n\n- [x] Begun\n\n## Completion Checklist\n\n### Phase 1: One\n\n- [x] M05: Another thing\n"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("Closed", "proved"),
        ("Planned", "unproven: the ledger does not call M05 closed; all 3 hold: "),
    ],
)
def test_a_milestone_that_the_ledger_does_not_close_is_not_done(status: str, said: str) -> None:
    ledger = f"# Ledger\n\n## M05 - Five\n\n**Status:** {status}\n"
    files = {"docs/DOD.md": DOD, "REFACTOR.md": ledger, "docs/milestones/M05/M05_plan.md": PLAN, "a.md": "# A\n"}
    found = next(one for one in judged(dict(files)).judgements if one.criterion.id == "phase-1/milestone-m05")
    assert f"{found.verdict}: {found.reason}".startswith(said)


def test_what_fails_is_told_before_what_the_ledger_does_not_close() -> None:
    ledger = "# Ledger\n\n## M05 - Five\n\n**Status:** Planned\n"
    files: dict[str, str | bytes] = {"docs/DOD.md": DOD, "REFACTOR.md": ledger, "docs/milestones/M05/M05_plan.md": PLAN}
    found = next(one for one in judged(files).judgements if one.criterion.id == "phase-1/milestone-m05")
    assert (str(found.verdict), found.reason) == (
        "refuted",
        "2 of 3 hold: docs/milestones/M05/M05_plan.md:9 is refuted: a.md is missing",
    )


@pytest.mark.parametrize(
    "plan",
    [
        "# M05_plan\n\n## Rollback\n\nRevert the commits.\n\n## Definition of Done\n\n- ✅ `a.md` exists\n",
        (
            "# M05_plan\n\n## Rollback\n\nRevert the commits.\n\n"
            "## Definition of Done\n\n| Item | State |\n|---|---|\n| `a.md` exists | ✅ |\n"
        ),
    ],
    ids=["marks", "rows"],
)
def test_marks_and_rows_say_what_a_milestone_brings_about(plan: str) -> None:
    files: dict[str, str | bytes] = {"docs/DOD.md": DOD, "docs/milestones/M05/M05_plan.md": plan, "a.md": "# A\n"}
    found = next(one for one in judged(files).judgements if one.criterion.id == "phase-1/milestone-m05")
    assert str(found.verdict) == "proved", found.reason


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


EACH = """\
# Done

Each milestone needs:

- Deliverables
- Rollback

## Completion Checklist

### Phase 1: One

- [ ] M05: Another thing
"""
NO_ROLLBACK = "# M05_plan\n\n## Deliverables\n\n- `a.md`\n"
DELIVERED = f"{NO_ROLLBACK}\n## Rollback\n\nRevert the commits.\n"
ITSELF = "# M05_plan\n\n## Deliverables\n\n- `M05_plan.md`\n"


@pytest.mark.parametrize(
    ("plan", "there", "said"),
    [
        (
            DELIVERED,
            True,
            [
                "proved: docs/milestones/M05/M05_plan.md:5 is ready",
                "proved: docs/milestones/M05/M05_plan.md:7 is ready",
            ],
        ),
        (DELIVERED, False, ["open: docs/milestones/M05/M05_plan.md:5 is open: a.md is missing", "proved: "]),
        (
            NO_ROLLBACK,
            True,
            ["proved: ", "unproven: “the plan of M05 says how its work is undone” is unproven: "],
        ),
        (ITSELF, True, ["unproven: the plan of M05 has neither boxes nor deliverables but itself", "unproven: "]),
        (
            None,
            True,
            ["unproven: no plan of M05 names its deliverables", "unproven: no plan of M05 names its rollback"],
        ),
    ],
)
def test_a_part_of_what_each_milestone_needs(plan: str | None, said: list[str], *, there: bool) -> None:
    files = {"docs/DOD.md": EACH, "README.md": "# R\n"} | ({"a.md": "# A\n"} if there else {})
    files |= {"docs/milestones/M05/M05_plan.md": plan} if plan else {}
    found = [one for one in judged(dict(files), asked=None).judgements if "/derived-" in one.criterion.id][:2]
    told = [f"{one.verdict}: {one.reason}" for one in found if one.criterion.location.path == "docs/DOD.md"]
    assert [words.startswith(start) for words, start in zip(told, said, strict=True)] == [True, True], told
