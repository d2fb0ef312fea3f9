from __future__ import annotations

from dodcheck.rules.saying import counted, either


def test_numbers_go_with_their_nouns() -> None:
    assert [counted(number, "file") for number in (0, 1, 1234)] == ["0 files", "1 file", "1,234 files"]


def test_lists_end_in_or() -> None:
    assert [either(words) for words in ("a", "ab", "abc")] == ["a", "a or b", "a, b or c"]
