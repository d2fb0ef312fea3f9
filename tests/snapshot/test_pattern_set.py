from __future__ import annotations

from dodcheck.snapshot.pattern_set import PatternSet
from dodcheck.snapshot.patterns import parse_pattern

TEXTS = ("a", "a/", "[", "/a/**", "**/c", "b", "*")


def _seen(path: str) -> list[list[str]]:
    patterns = PatternSet([parse_pattern(text) for text in TEXTS])
    return [[TEXTS[index] for index in patterns.patterns_from_last(row)] for row in patterns.walk(path)]


def test_every_part_is_told_with_all_patterns_that_match_down_to_it() -> None:
    assert _seen("a") == [["*", "a"]]
    assert _seen("a/b/c") == [["*", "a/", "a"], ["*", "b", "/a/**"], ["*", "**/c", "/a/**"]]
    assert _seen("x/a") == [["*"], ["*", "a"]]


def test_a_file_without_a_name_in_a_folder() -> None:
    assert _seen("a/") == [["*", "a/", "a"], ["*", "/a/**"]]
    assert _seen("") == [["*"]]


def test_the_last_pattern_decides() -> None:
    patterns = PatternSet([parse_pattern(text) for text in ("a", "*", "b")])
    (row,) = patterns.walk("a")
    assert patterns.last_pattern(row) == 1


def test_no_pattern_at_all() -> None:
    assert list(PatternSet([]).walk("a/b")) == [0, 0]
    assert list(PatternSet([None]).walk("a/b")) == [0, 0]
