from __future__ import annotations

import pytest

from dodcheck.errors import UserError
from dodcheck.model.location import Location
from dodcheck.program.discover import (
    NamedDocuments,
    discover,
    governing_sources,
    may_govern,
    milestone_of,
    source_of,
    written_here,
)

AT = Location("dodcheck.yml", 2, 12)
PLANS = "Add the plans to git, or correct the path; {id} stands for an id such as M03."
ALSO = "Add such files to git, correct the glob, or take it out of `also`."
ADD = "Add it to git, or correct the path."


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


NEVER = (
    *("test", "tests", "testing", "testdata", "fixture", "fixtures", "example", "examples", "sample", "samples"),
    *("template", "templates", "vendor", "vendored", "third_party", "third-party", "external", "extern", "deps"),
    *("node_modules", "site-packages"),
)


@pytest.mark.parametrize("folder", NEVER)
def test_nothing_in_such_a_folder_governs(folder: str) -> None:
    shout = folder.upper()
    assert found(f"docs/refactor/{shout}/DOD.md", f"docs/{shout}/milestones/M01/M01_plan.md") == []
    assert not written_here(f"docs/{shout}/notes.md")


@pytest.mark.parametrize(
    ("path", "expected"),
    [("notes.md", True), ("docs/a/NOTES.MD", True), ("docs/a.txt", False), (".github/a.md", False)],
)
def test_markdown_of_the_repository_itself(path: str, *, expected: bool) -> None:
    assert written_here(path) is expected


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("docs/DoD.md", ("checklist", "program")),
        ("Refactor.md", ("ledger", "refactor")),
        ("docs/toolcalls.md", ("tool-log", "docs-toolcalls")),
        ("docs/Milestones/M12.1/M12.1_Plan.md", ("plan", "milestone-m12-1")),
        ("src/DOD.md", ("other", "src-dod")),
        ("docs/notes.md", ("other", "docs-notes")),
    ],
)
def test_a_role_by_the_path_alone(path: str, told: tuple[str, str]) -> None:
    one = source_of(path, NamedDocuments())
    assert (str(one.role), one.scope) == told
    assert may_govern(path, NamedDocuments()) is (told[0] != "other")


def test_where_one_is_named_no_other_has_its_role() -> None:
    named = NamedDocuments(checklist="plans/done.md", ledger="log.md", tool_log="calls.md")
    paths = ("plans/done.md", "log.md", "calls.md", "DOD.md", "REFACTOR.md", "toolcalls.md")
    roles = [str(source_of(path, named).role) for path in paths]
    assert roles == ["checklist", "ledger", "tool-log", "other", "other", "other"]


@pytest.mark.parametrize(
    ("path", "template", "told"),
    [
        ("docs/milestones/M01/M01_plan.md", None, "M01"),
        ("docs/milestones/M01/M01_toolcalls.md", None, "M01"),
        ("docs/milestones/M01/M01B_plan.md", None, "M01B"),
        ("docs/milestones/M01/notes.md", None, "None"),
        ("m/M01/M01_plan.md", "m/{id}/{id}_plan.md", "M01"),
        ("m/M01/M01_toolcalls.md", "m/{id}/{id}_plan.md", "M01"),
        ("docs/milestones/M01/M01_plan.md", "m/{id}/{id}_plan.md", "None"),
    ],
)
def test_the_milestone_of_a_plan_or_log(path: str, template: str | None, told: str) -> None:
    assert str(milestone_of(path, NamedDocuments(milestones=template))) == told


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


def test_two_logs_of_the_whole_program() -> None:
    with pytest.raises(UserError) as caught:
        found("toolcalls.md", "docs/toolcalls.md")
    assert str(caught.value) == (
        "2 documents could be the tool log: toolcalls.md, docs/toolcalls.md\n"
        "  Name the one that counts in dodcheck.yml: documents: {tool_log: toolcalls.md}"
    )


def test_plans_where_the_rules_file_says_they_are() -> None:
    named = NamedDocuments(ledger="m/M01/M01_plan.md", milestones="m/{id}/{id}_plan.md", location=AT)
    told = found("docs/milestones/M03/M03_plan.md", "m/M01/M01_plan.md", "m/M02/M02_plan.md", named=named)
    assert told == [("m/M01/M01_plan.md", "ledger", "m-m01-m01-plan"), ("m/M02/M02_plan.md", "plan", "milestone-m02")]


def test_where_only_plans_are_named_they_are_enough_and_no_other_document_stands_for_them() -> None:
    named = NamedDocuments(milestones="m/{id}/{id}_plan.md", location=AT)
    assert found("m/M02/M02_plan.md", named=named) == [("m/M02/M02_plan.md", "plan", "milestone-m02")]
    with pytest.raises(UserError) as caught:
        found("DOD.md", "m/M02/notes.md", named=named)
    told = f"dodcheck.yml:2:12: no tracked Markdown file is like m/{{id}}/{{id}}_plan.md\n  {PLANS}"
    assert str(caught.value) == told


def test_plans_of_two_patterns() -> None:
    patterns = ("old/{id}_plan.md", None, "new/{id}_plan.md")
    files = ("old/M01_plan.md", "new/M02_plan.md", "docs/milestones/M03/M03_plan.md", "other/M04_plan.md")
    told = governing_sources(files, NamedDocuments(milestones="other/{id}_plan.md"), patterns)
    assert [one.scope for one in told] == ["milestone-m01", "milestone-m02", "milestone-m03"]


def test_a_named_document_ends_the_search() -> None:
    named = NamedDocuments(checklist="plans/done.md", location=AT)
    assert found("DOD.md", "docs/DOD.md", "plans/done.md", named=named) == [("plans/done.md", "checklist", "program")]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (NamedDocuments(checklist="a.md", location=AT), f"the checklist a.md is not a tracked Markdown file\n  {ADD}"),
        (NamedDocuments(ledger="a.txt", location=AT), f"the ledger a.txt is not a tracked Markdown file\n  {ADD}"),
        (NamedDocuments(tool_log="b.md", location=AT), f"the tool log b.md is not a tracked Markdown file\n  {ADD}"),
        (
            NamedDocuments(milestones="m/{id}.md", location=AT),
            f"no tracked Markdown file is like m/{{id}}.md\n  {PLANS}",
        ),
        (NamedDocuments(also=("m/x.md", "*.txt"), location=AT), f"no tracked Markdown file is like *.txt\n  {ALSO}"),
    ],
)
def test_a_named_document_that_is_missing(named: NamedDocuments, told: str) -> None:
    with pytest.raises(UserError) as caught:
        found("a.txt", "m/x.md", named=named)
    assert str(caught.value) == f"dodcheck.yml:2:12: {told}"


def test_further_documents_stand_behind_those_with_a_role_and_take_none_away() -> None:
    named = NamedDocuments(also=("specs/*/tasks.md", "examples/**", "DOD.md", "docs/milestones/**"))
    assert found(
        "DOD.md",
        "docs/milestones/M01/M01_plan.md",
        "examples/a.md",
        "examples/a.txt",
        "specs/001/plan.md",
        "specs/001/tasks.md",
        named=named,
    ) == [
        ("DOD.md", "checklist", "program"),
        ("docs/milestones/M01/M01_plan.md", "plan", "milestone-m01"),
        ("examples/a.md", "other", "examples-a"),
        ("specs/001/tasks.md", "other", "specs-001-tasks"),
    ]


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
