from __future__ import annotations

import pytest

from support.documents import noticed


def test_states_that_are_not_understood() -> None:
    assert noticed("- [~] a\n- [-] b\n- [] c\n- [\u00a0] d\n") == [
        "1:1 not-understood: the box [~] is taken as partly done: neither ticked nor open",
        "2:1 not-understood: the box [-] is neither [ ] nor [x]",
        "3:1 not-understood: the box [] is neither [ ] nor [x]",
        "4:1 not-understood: the box [U+00A0] is neither [ ] nor [x]",
    ]


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
    from dodcheck.documents.document import Role  # noqa: PLC0415 - used here only

    assert noticed("**Evidence**: x\n\n## A\n- [x] a\n- [x] b\n  - [ ] c\n", Role.OTHER) == [
        "5:1 contradiction: ticked, while the box nested in it on line 6 is open",
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
