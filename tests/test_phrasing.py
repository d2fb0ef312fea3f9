from __future__ import annotations

from dodcheck.phrasing import counted, counting, either, others, some


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
