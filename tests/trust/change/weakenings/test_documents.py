from __future__ import annotations

from dodcheck.trust.change.weakenings.documents import find
from support.sides import weakened

DOD = {"DOD.md": "- [ ] a\n"}
PLAN = "docs/milestones/M02/M01_plan.md"


def rules(documents: str) -> dict[str, str]:
    return {"dodcheck.yml": f"version: 1\ndocuments: {documents}\n"}


def test_a_plan_that_would_be_one_of_another_milestone() -> None:
    plan = {PLAN: "# M01\n\n- [ ] a\n"}
    assert weakened(find, plan, {**plan, **rules("{milestones: 'docs/milestones/{id}/M01_plan.md'}")}) == [
        (
            f"ungoverned/{PLAN}, {PLAN} -> dodcheck.yml: `{PLAN}` would be the plan of something else; "
            "its ids begin with milestone-m01 so far"
        )
    ]


def test_a_document_that_is_not_there_is_told_at_its_name() -> None:
    assert weakened(find, {}, rules("{checklist: x.md}")) == [
        (
            "shadowed/documents, None -> dodcheck.yml:2:12: once this is merged, no document could be judged; "
            "the checklist x.md is not a tracked Markdown file"
        )
    ]


def test_two_documents_for_one_role_are_told_at_the_rules_file_or_at_the_root() -> None:
    said = "once this is merged, no document could be judged; 2 documents could be the checklist: DOD.md, docs/DOD.md"
    second = {"docs/DOD.md": "- [ ] a\n"}
    assert weakened(find, {}, second) == [f"shadowed/documents, None -> .: {said}"]
    assert weakened(find, {}, {**second, "dodcheck.yml": "version: 1\n"}) == [
        f"shadowed/documents, None -> dodcheck.yml: {said}"
    ]


LEDGER, TWO = "REFACTOR.md", {"docs/milestones/M01/M01_toolcalls.md": "# Log\n", "toolcalls.md": "# Log\n"}


def test_a_document_without_a_promise_that_is_gone_is_told_with_its_role() -> None:
    said = f"ungoverned/{LEDGER}, {LEDGER} -> None: `{LEDGER}` is gone; it was the ledger"
    assert weakened(find, {LEDGER: "# Ledger\n"}, {}) == [said]
    assert weakened(find, {LEDGER: "# Ledger\n"}, {"docs/REFACTOR.md": "# Ledger\n"}) == []
    one, other = TWO
    assert weakened(find, TWO, {other: "# Log\n"}) == [
        f"ungoverned/{one}, {one} -> None: `{one}` is gone; it was the tool log"
    ]
    assert weakened(find, TWO, {other: "# Log\n", "docs/milestones/m1/M01_toolcalls.md": "# Log\n"}) == []


SECOND = {"docs/milestones/M01/M01_plan.md": "# M01\n\n- [ ] a\n", "milestones/m1/M1_plan.md": "# M01\n\n- [ ] a\n"}


def test_a_second_plan_of_a_milestone_in_another_folder() -> None:
    (first, second), plan = SECOND, "# M01\n\n- [ ] a\n"
    said = (
        "once this is merged, nobody could say which plan of M01 counts; "
        f"2 documents could be the plan of M01: {first}, {second}"
    )
    assert weakened(find, {first: plan}, SECOND) == [f"shadowed/milestone-m01, {first} -> {second}: {said}"]
    assert weakened(find, {second: plan}, SECOND) == [f"shadowed/milestone-m01, {second} -> {first}: {said}"]
    assert weakened(find, {}, SECOND) == [f"shadowed/milestone-m01, None -> {first}: {said}"]
    assert weakened(find, SECOND, {**SECOND, "x/milestones/M01/M01_plan.md": plan}) == []


def test_parts_of_a_plan_stand_beside_it_and_plans_of_milestones_in_folders_of_their_own() -> None:
    plans = {"docs/milestones/M01/M01_plan.md": "# M01\n", "docs/milestones/M01/ci_plan.md": "# CI\n"}
    assert weakened(find, {}, {**plans, "docs/milestones/M02/M02_plan.md": "# M02\n"}) == []
