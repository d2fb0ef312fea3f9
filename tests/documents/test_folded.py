from __future__ import annotations

from dodcheck.documents.document import Role
from support.documents import read, shown

PAGE = """\
# Definition of Done

**Phase 1: Foundation**

- [x] `a.md` exists

**Docs**:

- [x] `b.md` exists

**Phase 2** (Deferred):

- [ ] `c.md` exists

<details>
<summary><b>Phase 3</b> – Polish</summary>

- [x] `d.md` exists

</details>

- [x] `e.md` exists

<details><summary>Click to see more</summary>

- [x] `f.md` exists

</details>
"""


def test_bold_lines_and_summaries_open_phases_where_no_heading_does() -> None:
    assert [(phase.scope, phase.title) for phase in read(PAGE).phases] == [
        ("phase-1", "Foundation"),
        ("phase-2", ""),
        ("phase-3", "Polish"),
    ]
    assert shown(PAGE) == [
        "5:1 box true phase-1/a-md-exists",
        "9:1 box true phase-1/docs/b-md-exists",
        "13:1 box false phase-2/c-md-exists",
        "18:1 box true phase-3/d-md-exists",
        "22:1 box true program/e-md-exists",
        "26:1 box true program/f-md-exists",
    ]


def test_elsewhere_they_are_groups() -> None:
    assert shown(PAGE, Role.OTHER) == [
        "5:1 box true program/phase-1-foundation/a-md-exists",
        "9:1 box true program/docs/b-md-exists",
        "13:1 box false program/phase-2/c-md-exists",
        "18:1 box true program/phase-3-polish/d-md-exists",
        "22:1 box true program/e-md-exists",
        "26:1 box true program/f-md-exists",
    ]


def test_below_a_heading_that_is_a_phase_a_bold_line_is_a_group_of_it() -> None:
    source = "## Phase 1: One\n\n**Phase 2**\n\n- [x] `a.md` exists\n\n**Step 1**\n\n- [x] `b.md` exists\n"
    assert shown(source) == [
        "5:1 box true phase-1/phase-2/a-md-exists",
        "9:1 box true phase-1/phase-2/b-md-exists",
    ]


def test_a_bold_phase_with_nothing_to_check_is_none() -> None:
    page = read("**Phase 1**\n\nWe begin.\n\n**Phase 2**\n\n- [x] `a.md` exists\n")
    assert [phase.scope for phase in page.phases] == ["phase-2"]
    assert page.notices == ()


def test_the_boxes_of_an_example_that_folds_out_claim_nothing() -> None:
    source = "<details><summary>Example</summary>\n\n- [x] `a.md` exists\n\n</details>\n\n- [x] `b.md` exists\n"
    assert shown(source, Role.OTHER) == ["7:1 box true program/b-md-exists"]
