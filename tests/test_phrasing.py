from __future__ import annotations

import pytest

from dodcheck.phrasing import counted, counting, either, folded, others, some


def test_numbers_go_with_their_nouns() -> None:
    assert [counted(number, "file") for number in (0, 1, 1234)] == ["0 files", "1 file", "1,234 files"]
    assert [counted(number, "entry", "entries") for number in (1, 2)] == ["1 entry", "2 entries"]


def test_verbs_go_with_their_numbers() -> None:
    assert [counting(number, "file", "match a/*") for number in (1, 2)] == ["1 file matches a/*", "2 files match a/*"]
    assert [counting(number, "file", "are in b/") for number in (1, 2)] == ["1 file is in b/", "2 files are in b/"]


def test_lists_end_in_or() -> None:
    assert [either(words) for words in ("a", "ab", "abc")] == ["a", "a or b", "a, b or c"]


def test_long_lists_end_in_a_number() -> None:
    assert [some(words) for words in ("a", "abc", "abcd")] == ["a", "a, b, c", "a, b, c and 1 more"]
    assert [some(words, 2, "; ") for words in ("ab", "abcd")] == ["a; b", "a; b; and 2 more"]
    assert some(range(2000), 1) == "0 and 1,999 more"


def test_the_others_are_counted_behind_the_first() -> None:
    assert [others(things) for things in ("", "a", "abc")] == ["", "", " (and 2 more)"]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ([], []),
        (["a.md is missing"], ["a.md is missing"]),
        (
            ["no plan of M00 is tracked", "a.md is missing", "no plan of M01 is tracked", "no plan of M02 is tracked"],
            ["no plan of M00, M01 and 1 more is tracked", "a.md is missing"],
        ),
        (["no step runs `a b`", "no step runs `c`"], ["no step runs `a b`, `c`"]),
        (["no step runs `a b`", "no step runs `a c`"], ["no step runs `a b`, `a c`"]),
        (["no step runs `a`", "no step runs `b`"], ["no step runs `a`, `b`"]),
        (["nothing on “a”", "nothing on “b c”"], ["nothing on “a”, “b c”"]),
        (["`a b` is there", "`a c` is there"], ["`a b` is there", "`a c` is there"]),
        (["M00 has no log", "M01 has no log"], ["M00 has no log", "M01 has no log"]),
        (["a.md has 3 boxes", "a.md has 4 boxes"], ["a.md has 3 boxes", "a.md has 4 boxes"]),
        (["in a.md: none", "in b.md: none"], ["in a.md, b.md: none"]),
        (["it is (a b)", "it is (a c)"], ["it is (a b)", "it is (a c)"]),
        (["it is a or b", "it is a or c", "it is d or b"], ["it is a, d or b", "it is a or c"]),
    ],
)
def test_sentences_that_differ_in_one_name_are_put_together(sentences: list[str], expected: list[str]) -> None:
    assert folded(sentences, 2) == expected


def test_long_sentences_are_left_as_they_are() -> None:
    sentences = [f"it says {word}{' so' * 40}" for word in "ab"]
    assert folded(sentences, 2) == sentences


def test_of_many_sentences_those_behind_are_left_as_they_are() -> None:
    sentences = [f"it says word{number}" for number in range(202)]
    assert folded(sentences, 1) == ["it says word0 and 199 more", "it says word200", "it says word201"]
