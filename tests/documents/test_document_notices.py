from __future__ import annotations

import pytest

from dodcheck.documents.document import Role
from support.documents import noticed, read


def test_states_that_are_not_understood() -> None:
    assert noticed("- [~] a\n- [-] b\n- [] c\n- [\u00a0] d\n- [\u0425] e\n- [✓] f\n") == [
        "1:1 not-understood: the box [~] is taken as partly done: neither ticked nor open",
        "2:1 not-understood: the box [-] is neither [ ] nor [x]",
        "3:1 not-understood: the box [] is neither [ ] nor [x]",
        "4:1 not-understood: the box [U+00A0] is neither [ ] nor [x]",
        "5:1 not-understood: the box [U+0425] is neither [ ] nor [x]",
        "5:1 hidden-characters: the box holds U+0425, which looks like x",
        "6:1 not-understood: the box [✓] is neither [ ] nor [x]",
    ]


def test_words_in_the_place_of_a_sign() -> None:
    source = "- [x] a\n- [DONE] b\n- [API] c\n"

    assert [(one.text, one.claimed) for one in read(source).criteria] == [("a", True), ("b", None)]
    assert noticed(source) == ["2:1 not-understood: the box [DONE] is neither [ ] nor [x]"]


def test_a_box_right_before_a_word_is_told() -> None:
    assert noticed("- [x]a\n- [ ]`b`\n- [x](c.md)\n") == [
        "1:1 not-understood: the box [x] is none to Markdown: a space is missing behind it",
        "2:1 not-understood: the box [ ] is none to Markdown: a space is missing behind it",
    ]


def test_too_many_quotes_that_look_for_what_goes_on() -> None:
    usual = "> # a\nb\n" * 50 + "> c\nd\n"
    assert noticed(usual) == []
    said = "too many quotes are followed by lines without a mark; from here on such a line is read as one of its own"
    assert noticed("> # a\nb\n" * 4000) == [f"10 not-understood: {said}"]


def test_a_ticked_box_that_its_own_words_defer() -> None:
    assert noticed("- [x] M20: (Deferred) a\n- [ ] (deferred) b\n- [x] `(Deferred)` c\n") == [
        "1:1 contradiction: the box is ticked, its own words defer it",
    ]


def test_contradictions() -> None:
    source = "- [ ] a ✅ <!-- x -->\n- [x] b ❌\n- [x] ~~c~~\n- [x] ~~c~~ d\n- [x] e\n  - f\n    - [ ] g\n"

    assert noticed(source) == [
        "1:1 contradiction: the box is open, its text ends with a tick",
        "2:1 contradiction: the box is ticked, its text ends with a cross",
        "3:1 contradiction: the box is ticked, its text is struck out",
        "5:1 contradiction: ticked, while the box nested in it on line 7 is open",
    ]


def test_a_nested_box_is_found_where_evidence_before_it_does_not_count() -> None:
    assert noticed("**Evidence**: x\n\n## A\n- [x] a\n- [x] b\n  - [ ] c\n", Role.OTHER) == [
        "5:1 contradiction: ticked, while the box nested in it on line 6 is open",
    ]


def test_what_may_be_left_undone_contradicts_no_tick_around_it() -> None:
    assert noticed("- [x] a\n  - [ ]* b\n- [x] c\n  - [ ]* d\n  - [ ] e\n", Role.OTHER) == [
        "3:1 contradiction: ticked, while the box nested in it on line 5 is open",
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- [x] a\u200bb", ["1:1 hidden-characters: the statement holds the invisible character U+200B"]),
        ("- [x] a\u202eb", ["1:1 hidden-characters: the statement holds the invisible character U+202E"]),
        ("- [x] a\u200db", ["1:1 hidden-characters: the statement holds the invisible character U+200D"]),
        (
            "- [x] a <!-- dodcheck {file: {path: a\u00ad}} -->",
            ["1:1 hidden-characters: the statement holds the invisible character U+00AD"],
        ),
        (
            "- [x] `\u0441i.yml`",
            ["1:1 hidden-characters: the statement holds U+0441, which looks like c"],
        ),
        ("- [x] 👩\u200d💻 می\u200cخواهم Москва Ωμέγα 5 μs ✔\ufe0f", []),
        ("- [x] a <!-- \u200b -->", []),
    ],
)
def test_characters_that_deceive(source: str, expected: list[str]) -> None:
    assert noticed(source) == expected


def test_what_can_not_be_read() -> None:
    assert noticed(b"- [x] a\xff\n") == ["1 not-understood: bytes that are not UTF-8 are read as \ufffd"]


def test_statuses_that_nobody_understands() -> None:
    header = "| Criterion | Status |\n|---|---|\n"
    several = (
        "3:7 not-understood: the status of 5 rows is not understood, so they claim nothing: “x” on line 3, "
        "“q” on line 4, “w” on line 6 and 1 more; write Done or Open"
    )

    assert noticed(f"{header}| a | Green |\n", Role.OTHER) == [
        "3:7 not-understood: the status “Green” is not understood, so this row claims nothing: write Done or Open"
    ]
    assert noticed(f"{header}| a | x |\n| b | q |\n| c | q |\n| d | w |\n| e | n/a |\n| f | v |\n") == [several]


def test_an_item_without_a_box_among_boxes() -> None:
    said = "not-understood: this item has no box, while others of its list do: nothing judges it"

    assert noticed("## Definition of Done\n\n- [x] a\n  - why\n- b\n- ✅ c\n\nLater:\n\n- d\n") == [f"5:1 {said}"]
    assert noticed("## Notes\n\n- [x] a\n- b\n") == []


@pytest.mark.parametrize(
    "source",
    [
        "| Surface | Status |\n|---|---|\n| a | Frozen |\n",
        "| Check | Result |\n|---|---|\n| a | 12 passed |\n",
        "| Deliverable | Acceptance |\n|---|---|\n| a | Each row is mapped |\n",
        f"| Criterion | Status |\n|---|---|\n| a | {'many words ' * 8} |\n",
        "| Severity | Check | Status |\n|---|---|---|\n| P0 | a | Amber |\n",
    ],
)
def test_no_status_is_missed_in_a_table_of_something_else(source: str) -> None:
    assert noticed(source) == []


def test_a_status_of_a_milestone_that_nobody_understands() -> None:
    table = (
        "| Milestone | Title | Status |\n|---|---|---|\n| M01 | a | Closed |\n| M02 | b | Wrapped |\n| M03 | c | |\n"
    )
    section = "\n### M04-M06 — d\n\n**Status:** Frobbed\n\n### M07 — e\n"
    hint = "write Closed, In progress, Planned, Blocked or Deferred"

    assert noticed(f"# R\n\n{table}{section}", Role.LEDGER) == [
        f"6 not-understood: the status “Wrapped” of M02 is not understood: {hint}",
        f"9 not-understood: the status “Frobbed” of M04–M06 is not understood: {hint}",
    ]
    plan = read("# M03\n\n**Status**: **Plan only**\n", Role.PLAN, "milestone-m03")
    assert [one.message for one in plan.notices] == [f"the status “Plan only” of M03 is not understood: {hint}"]


ENDLESS = "not-understood: a comment begins here and never ends: nothing in it is read"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n\n<!-- b\n- [ ] c\n", [f"3 {ENDLESS}"]),
        ("<!-- a --> <!-- b\n- [ ] c\n", [f"1 {ENDLESS}"]),
        ("- a\n  <!-- b\n\n- [ ] c\n", [f"2 {ENDLESS}"]),
        ("<!-- a -->\n- [ ] b\n", []),
        ("```\n<!-- a\n```\n- [ ] b <!-- c\n\ne\n\n    <!-- d\n\n| `<!--` |\n|-|\n| <!-- |\n", []),
        ("<!-- a\n\n```mermaid\nb --> c\n```\n", []),
    ],
)
def test_a_comment_without_an_end_is_told(source: str, expected: list[str]) -> None:
    assert noticed(source) == expected


def test_a_row_with_more_cells_than_its_table_has_columns() -> None:
    said = (
        "not-understood: this row has more cells than its table has columns, and no reader is shown these: "
        "write \\| for a bar"
    )

    assert noticed("| a | Note |\n|---|---|\n| `x | y` | Done |\n| b | Done | |\n", Role.OTHER) == [f"3:13 {said}"]
