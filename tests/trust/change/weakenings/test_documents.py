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
