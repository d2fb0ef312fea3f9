from __future__ import annotations

import os

import pytest

from dodcheck.snapshot.brackets import ANY, ByteClass
from dodcheck.snapshot.patterns import Pattern, Stay, parse_pattern, to_signs


def _just(signs: str) -> tuple[ByteClass, ...]:
    return tuple(ByteClass(frozenset(sign), negated=False) for sign in signs)


A, B, SLASH = _just("ab/")


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("/a", (A,)),
        ("/*?", (Stay.PART, ANY)),
        ("/a**b", (A, Stay.PART, B)),
        ("**/a", (Stay.FOLDERS, SLASH, A)),
        ("**/**/***/a", (Stay.FOLDERS, SLASH, A)),
        ("a/**", (A, SLASH, Stay.DEEP)),
        ("**/**", (Stay.FOLDERS, SLASH, Stay.DEEP)),
        ("a/**\\/b", (A, SLASH, Stay.DEEP, SLASH, B)),
        ("a/**\\b", (A, SLASH, Stay.PART, B)),
        ("a\\/**/b", (A, SLASH, Stay.FOLDERS, SLASH, B)),
        ("[!ab]/[ab/]", (ByteClass(frozenset("ab"), negated=True), SLASH, ByteClass(frozenset("ab"), negated=False))),
    ],
)
def test_the_steps_of_a_pattern_for_whole_paths(text: str, steps: tuple[ByteClass | Stay, ...]) -> None:
    assert parse_pattern(text) == Pattern(steps, negated=False, folder_only=False, by_name=False)


def test_what_stands_around_the_steps() -> None:
    assert parse_pattern("!**/") == Pattern((Stay.PART,), negated=True, folder_only=True, by_name=True)
    assert parse_pattern("!/a") == Pattern((A,), negated=True, folder_only=False, by_name=False)
    assert parse_pattern("a") == Pattern((A,), negated=False, folder_only=False, by_name=True)


@pytest.mark.parametrize("text", ["", "!", "/", "!/", "a\\", "a\\/", "[", "[]", "[!", "[a-", "[[:x:]]", "[[:alpha:"])
def test_what_matches_nothing(text: str) -> None:
    assert parse_pattern(text) is None


def test_a_long_list_of_signs_is_kept_by_what_it_leaves_out() -> None:
    nearly_all = parse_pattern("[\x01-\xfe]")
    assert nearly_all is not None
    assert nearly_all.steps == (ByteClass(frozenset("\xff"), negated=True),)


def test_paths_are_bytes() -> None:
    assert to_signs("a/b") == "a/b"
    assert to_signs(f"é{os.fsdecode(bytes([0xE9]))}") == "\xc3\xa9\xe9"
