from __future__ import annotations

import pytest

from dodcheck.errors import UserError
from dodcheck.model.location import Location
from dodcheck.program.discover import NamedDocuments, discover, source_of

AT = Location("dodcheck.yml", 2, 12)


def found(*files: str, named: NamedDocuments | None = None) -> list[tuple[str, str, str]]:
    return [(one.path, str(one.role), one.scope) for one in discover(files, named or NamedDocuments())]


@pytest.mark.parametrize(
    "path",
    [
        *("DEFINITION_OF_DONE.md", "definition-of-done.md", "DoD.md", "docs/DOD.MD", "Docs/Dod.md"),
        *("docs/refactor/DOD.md", "docs/refactor/audit/DEFINITION_OF_DONE.md"),
    ],
)
def test_checklists_by_name_and_place(path: str) -> None:
    assert found("README.md", path) == [(path, "checklist", "program")]


@pytest.mark.parametrize(
    "path",
    [
        *("src/DOD.md", "docs/other/DOD.md", "DOD.txt", "docs/refactor/tests/DOD.md", "docs/refactor/Fixtures/DOD.md"),
        *("docs/refactor/examples/DOD.md", "docs/refactor/template/DOD.md", "docs/refactor/vendor/DOD.md"),
        *("docs/refactor/third_party/x/DOD.md", "docs/refactor/milestones/M01/DOD.md", "MY_DOD.md"),
    ],
)
def test_what_is_no_checklist(path: str) -> None:
    assert found(path) == []


def test_every_role_and_its_order() -> None:
    assert found(
        "REFACTOR.md",
        "docs/refactor/DOD.md",
        "docs/refactor/milestones/M01/M01_plan.md",
        "docs/refactor/milestones/M01/M01_toolcalls.md",
        "docs/refactor/milestones/M01/toolcalls.md",
        "docs/refactor/milestones/M02/plan_plan.md",
        "docs/refactor/milestones/notes/M03_plan.md",
        "docs/refactor/milestones/tests/M04/M04_plan.md",
        "docs/refactor/toolcalls.md",
        "docs/M05/M05_plan.md",
    ) == [
        ("docs/refactor/DOD.md", "checklist", "program"),
        ("REFACTOR.md", "ledger", "refactor"),
        ("docs/refactor/toolcalls.md", "tool-log", "docs-refactor-toolcalls"),
        ("docs/refactor/milestones/M01/M01_plan.md", "plan", "milestone-m01"),
        (
            "docs/refactor/milestones/M01/M01_toolcalls.md",
            "tool-log",
            "docs-refactor-milestones-m01-m01-toolcalls",
        ),
        ("docs/refactor/milestones/M02/plan_plan.md", "plan", "milestone-m02"),
    ]


def test_two_candidates_for_one_role() -> None:
    with pytest.raises(UserError) as caught:
        found("DOD.md", "docs/DOD.md")
    assert str(caught.value) == (
        "2 documents could be the checklist: DOD.md, docs/DOD.md\n"
        "  Name the one that counts in dodcheck.yml: documents: {checklist: DOD.md}"
    )


def test_a_named_document_ends_the_search() -> None:
    named = NamedDocuments(checklist="plans/done.md", location=AT)
    assert found("DOD.md", "docs/DOD.md", "plans/done.md", named=named) == [("plans/done.md", "checklist", "program")]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (NamedDocuments(checklist="a.md", location=AT), "the checklist a.md is not a tracked Markdown file"),
        (NamedDocuments(ledger="a.txt", location=AT), "the ledger a.txt is not a tracked Markdown file"),
        (NamedDocuments(tool_log="b.md", location=AT), "the tool log b.md is not a tracked Markdown file"),
        (NamedDocuments(milestones="m/{id}.md", location=AT), "no tracked Markdown file is like m/{id}.md"),
    ],
)
def test_a_named_document_that_is_missing(named: NamedDocuments, told: str) -> None:
    with pytest.raises(UserError) as caught:
        found("a.txt", "m/x.md", named=named)
    assert str(caught.value).partition("\n")[0] == f"dodcheck.yml:2:12: {told}"


@pytest.mark.parametrize(
    ("template", "path", "expected"),
    [
        ("m/{id}/{id}_plan.md", "m/M01/M01_plan.md", ("plan", "milestone-m01")),
        ("m/{id}/{id}_plan.md", "m/M01/M01_toolcalls.md", ("tool-log", "m-m01-m01-toolcalls")),
        ("m/{id}/plan.md", "m/M12.1/plan.md", ("plan", "milestone-m12-1")),
        ("m/{id}.md", "m/V15-M53.md", ("plan", "milestone-v15-m53")),
        ("m/{id}/{id}_plan.md", "m/M01/M02_plan.md", ("other", "m-m01-m02-plan")),
        ("m/{id}/{id}_plan.md", "docs/milestones/M01/M01_plan.md", ("other", "docs-milestones-m01-m01-plan")),
    ],
)
def test_milestones_by_a_template(template: str, path: str, expected: tuple[str, str]) -> None:
    one = source_of(path, NamedDocuments(milestones=template))
    assert (str(one.role), one.scope) == expected
