from __future__ import annotations

import pytest

from dodcheck.documents.conditions import form_announced_by, form_below_blockers
from dodcheck.documents.document import Role
from dodcheck.model.criterion import Form
from support.documents import read, shown

BLOCKERS = """\
# Done

## Not Done Until...

**The following are BLOCKERS for "done" status:**

- ❌ Any P0 invariant lacks a test
- ❌ `REFACTOR.md` is empty
- None

## What follows
- ❌ The docs are there
"""


def test_what_stands_under_blockers_is_bad() -> None:
    assert shown(BLOCKERS) == [
        "7:1 blocker null program/the-following-are-blockers-for-done-status/blocker-any-p0-invariant-lacks-a-test",
        "8:1 blocker null program/the-following-are-blockers-for-done-status/blocker-refactor-md-is-empty",
        "12:1 mark false program/what-follows/mark-the-docs-are-there",
    ]
    assert [one.text for one in read(BLOCKERS).criteria][:2] == [
        "❌ Any P0 invariant lacks a test",
        "❌ `REFACTOR.md` is empty",
    ]


def test_each_of_a_list_knows_the_words_that_announce_it() -> None:
    source = "## Blockers\n\nThe program is not done if:\n\n- `a.md` exists\n  - `b.md` exists\n\n## Next\n- [ ] c\n"
    assert [(one.text, one.announced) for one in read(source).criteria] == [
        ("`a.md` exists", "The program is not done if"),
        ("c", ""),
    ]


def test_what_it_is_not_done_until_has_to_be_so() -> None:
    source = """\
## Not done until
Some words between.

- All tests pass
- ✅ The docs are there
- Any secret is committed
- [x] a box
"""
    assert shown(source) == [
        "4:1 must-be-true null program/not-done-until/must-be-true-all-tests-pass",
        "5:1 must-be-true null program/not-done-until/must-be-true-the-docs-are-there",
        "6:1 blocker null program/not-done-until/blocker-any-secret-is-committed",
        "7:1 box true program/not-done-until/a-box",
    ]


def test_labels_part_the_blockers_of_a_heading() -> None:
    source = (
        "## Not done until\n**Tests**:\n- all pass\n\n**Keys**:\n- ❌ one is tracked\n\n## More\n**Words**:\n- none\n"
    )
    assert shown(source) == [
        "3:1 must-be-true null program/tests/must-be-true-all-pass",
        "6:1 blocker null program/keys/blocker-one-is-tracked",
    ]


def test_what_it_is_not_done_if_is_bad() -> None:
    source = "## Gate\nThe program is not done if:\n- tests fail\n- `a.md` is missing\n\nWords.\n- no statement\n"
    assert shown(source) == [
        "3:1 blocker null program/gate/blocker-tests-fail",
        "4:1 blocker null program/gate/blocker-a-md-is-missing",
    ]


def test_a_line_announces_only_with_a_colon() -> None:
    assert shown("## Gate\nThe program is not done if\n- tests fail\n") == []


def test_blockers_count_in_a_checklist_alone() -> None:
    assert shown("## Blocking conditions\n- ❌ Any test fails\n- [ ] a\n", Role.PLAN, "milestone-m03") == [
        "3:1 box false milestone-m03/blocking-conditions/a"
    ]


def test_conditions_of_success_have_to_be_so() -> None:
    source = '**The program is "done" when:**\n- a\n- b\n\n**The colour is red when:**\n- c\n'
    assert shown(source) == [
        "2:1 must-be-true null program/the-program-is-done-when/must-be-true-a",
        "3:1 must-be-true null program/the-program-is-done-when/must-be-true-b",
    ]


def test_what_each_milestone_needs() -> None:
    source = '## Evidence\nFor each milestone and phase, "done" requires:\n\n1. **Code**: files\n2. Rollback plan\n'
    assert shown(source) == [
        "4:1 derived null program/derived-code-files",
        "5:1 derived null program/derived-rollback-plan",
    ]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("Not Done Until...", Form.BLOCKER),
        ("The release is not complete until", Form.BLOCKER),
        ("We are not ready while", Form.BLOCKER),
        ("A milestone is not complete unless:", Form.BLOCKER),
        ("M1.6 is not done until", Form.BLOCKER),
        ("M1.6 is complete only if:", Form.MUST_BE_TRUE),
        ("A ticket is done when ALL of the following hold", Form.MUST_BE_TRUE),
        ("The step is finished once each of these applies", Form.MUST_BE_TRUE),
        ("A release is not possible unless", None),
        ("The tool is ready when all holders are", None),
        ("These are blockers", Form.BLOCKER),
        ("The following issues are blocking", Form.BLOCKER),
        ("Release blockers", Form.BLOCKER),
        ("Blockers for completion", Form.BLOCKER),
        ("Blockers", None),
        ("Blockers resolved", None),
        ("Not done", None),
        ("What is not done yet", None),
        ('The refactoring program is "successful" in the long term if', Form.MUST_BE_TRUE),
        ("This milestone counts as complete when", Form.MUST_BE_TRUE),
        ("The reset is complete only when all of the following are true", Form.MUST_BE_TRUE),
        ("The project is considered finished when all these criteria are met:", Form.MUST_BE_TRUE),
        ("Phase 2 is complete when ALL of the following criteria are met", Form.MUST_BE_TRUE),
        ("A task is done if and only if everything below is checked", Form.MUST_BE_TRUE),
        ("The tool is ready when you are", None),
        ("A box is ticked when all are done", None),
        ("The project is considered risky when all of these are true", None),
        ("The build is green when", None),
        ("The program is done", None),
        ("Each milestone requires", Form.DERIVED),
        ("Every milestone must have", Form.DERIVED),
        ("All milestones, to be closed need", Form.DERIVED),
        ("Each test requires", None),
        ("Milestones", None),
        ("Not completed until", Form.BLOCKER),
        ("Not finished if", Form.BLOCKER),
        ("Not accepted when", Form.BLOCKER),
        ("Not done until: …", Form.BLOCKER),
        ("Each milestone requires: …", Form.DERIVED),
        ("We said some weeks ago: not done until", None),
        ("Tests of all merge blockers", None),
        ("The program is done when all tests pass", None),
        ("In short, the program is done when", None),
        ("Each milestone requires a plan", None),
        ("What each milestone requires", None),
        (f"The {'x' * 200} is done when", None),
    ],
)
def test_words_that_announce(words: str, form: Form | None) -> None:
    assert form_announced_by(words) is form


UNTIL, IF = "Not done until", "These are blockers, so it is not done until they are gone"


@pytest.mark.parametrize(
    ("words", "source", "form"),
    [
        (UNTIL, "All tests pass in any order", Form.MUST_BE_TRUE),
        (UNTIL, "Any test fails", Form.BLOCKER),
        ("Work is not done unless", "Tests pass", Form.MUST_BE_TRUE),
        ("Work is not done unless", "❌ Tests fail", Form.BLOCKER),
        (UNTIL, "Some test fails", Form.BLOCKER),
        (UNTIL, "A P0 is an open issue", Form.MUST_BE_TRUE),
        (UNTIL, "An open P0 issue", Form.BLOCKER),
        (UNTIL, "A open P0 issue", Form.BLOCKER),
        (UNTIL, "Open P0 issues", Form.BLOCKER),
        (UNTIL, "**Unresolved** reviews", Form.BLOCKER),
        (UNTIL, "❌ Tests fail", Form.BLOCKER),
        (UNTIL, "XML is read", Form.MUST_BE_TRUE),
        (IF, "Tests fail", Form.BLOCKER),
        (IF, "✅ The docs are there", Form.MUST_BE_TRUE),
        (IF, "✔The docs are there", Form.MUST_BE_TRUE),
        (IF, "XML is not read", Form.BLOCKER),
        (IF, "None of the tests pass", Form.BLOCKER),
        (IF, "Reviews are missing, or there are none", Form.BLOCKER),
        (IF, "None (so far)", None),
        (IF, "*None*", None),
        (IF, "Nothing", None),
        (IF, "N/A", None),
        (IF, "NA", None),
        (IF, "No.", None),
        (IF, "TBD", None),
        (IF, "", None),
    ],
)
def test_what_an_item_is_below_words_that_announce_blockers(words: str, source: str, form: Form | None) -> None:
    assert form_below_blockers(source, words) is form


def test_an_item_without_words_states_nothing() -> None:
    for words in ("Not done if", "Not done until", "Evidence"):
        assert shown(f"## {words}\n- \n- <!-- later -->\n- a\n")[1:] == []


def test_an_example_that_is_a_milestone_claims_what_is_marked_below_it() -> None:
    marked = ":\n- ✅ Code: `a.py` exists\n"
    assert shown(f"**Example (M01: Import)**{marked}") == [
        "2:1 mark true program/example-m01-import/mark-code-a-py-exists"
    ]
    for other in ("of a milestone", "v2", "C99: loops", "M2 chips", "ES6"):
        assert shown(f"**Example ({other})**{marked}") == []
