from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import read, shown


def said(source: str, role: Role = Role.OTHER) -> list[str]:
    """Each line of what must be true as `line: announced: text`."""
    lines = [one for one in read(source, role).criteria if one.form == "must-be-true"]
    return [f"{one.location.line}: {one.announced}: {one.text}" for one in lines]


@pytest.mark.parametrize("role", [Role.CHECKLIST, Role.PLAN, Role.OTHER])
def test_a_heading_that_is_itself_the_announcement(role: Role) -> None:
    source = (
        "# Guide\n\n- a remark\n\n## Definition of Done\n\n- `a.md` exists\n1. second <!-- c -->\n\n## Next\n\n- c\n"
    )

    assert said(source, role) == ["7: Definition of Done: `a.md` exists", "8: Definition of Done: second"]
    assert shown(source, role)[0] == "7:1 must-be-true null program/definition-of-done/must-be-true-a-md-exists"


@pytest.mark.parametrize(
    "heading",
    ["## Acceptance criteria", "### 4. Exit Criteria (strict)", "## ✅ Definition of Done — M03", "## Done when",
     "## Definition of Done for a feature", "## Team DoD", "**Exit criteria:**", "**Acceptance Criteria**",
     "## Release gate", "## Verification checklist", "Success Criteria\n---"],
)  # fmt: skip
def test_headings_and_labels_that_announce_criteria(heading: str) -> None:
    assert [one.partition(": ")[2].partition(": ")[2] for one in said(f"# D\n\n{heading}\n\n- a\n- b\n")] == ["a", "b"]


@pytest.mark.parametrize(
    "heading",
    ["## Definition of Ready", "## Deliverables", "## How to write acceptance criteria", "## Criteria",
     "## Definition of Done template", "## Release checklist", "## Changelog", "**Notes:**"],
)  # fmt: skip
def test_headings_that_announce_none(heading: str) -> None:
    assert said(f"# D\n\n{heading}\n\n- a\n- b\n") == []


def test_where_something_is_marked_bullets_are_remarks() -> None:
    assert said("## Definition of Done\n\n- [x] a\n- b\n") == []
    assert said("## Definition of Done\n\n- ✅ a\n- ❌ b\n- c\n") == []
    assert said("## Definition of Done\n\n- c\n\n| a | Status |\n|---|---|\n| b | Done |\n") == []
    assert said("# Definition of Done\n\n- [x] a\n\n## Exit criteria\n\n- b\n") == ["7: Exit criteria: b"]


def test_a_document_that_is_one_may_have_sections() -> None:
    source = (
        "# Definition of Done\n\nWhat we agreed on.\n\n## Code\n\n- reviewed\n\n**Style:**\n\n- linted\n"
        "\n## Purpose\n\n- why\n\n## References\n\n- link\n\n**Notes:**\n\n- aside\n"
    )
    assert said(source, Role.CHECKLIST) == [
        "7: Definition of Done: reviewed",
        "11: Definition of Done: linted",
    ]


def test_an_item_may_be_the_label_of_others_and_what_is_nested_in_a_statement_explains_it() -> None:
    source = "## Exit criteria\n\n- **Docs**\n  - a\n    - b\n- Tests:\n\n  - c\n- The pack holds these parts:\n  - d\n"
    assert said(source) == [
        "4: Exit criteria: a",
        "8: Exit criteria: c",
        "9: Exit criteria: The pack holds these parts:",
    ]


def test_the_line_above_a_list_says_what_it_is() -> None:
    assert said("## Exit criteria\n\nAll of this must hold:\n\n- a\n") == ["5: Exit criteria: a"]
    assert said("## Exit criteria\n\nWe measure it with:\n\n- a\n") == []
    assert said("## Exit criteria\n\nNot required, for example:\n\n- a\n") == []


@pytest.mark.parametrize("item", ["None", "TBD", "~~gone~~", "[Top](#top)", "Really?", "**Owner:** A", "—"])
def test_items_that_state_nothing(item: str) -> None:
    assert said(f"## Exit criteria\n\n- {item}\n") == []
