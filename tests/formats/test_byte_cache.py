from __future__ import annotations

import pytest

from dodcheck.formats.byte_cache import LARGEST, remember_results


def test_a_result_is_made_once_for_the_same_arguments() -> None:
    asked: list[bytes] = []

    def read(name: str, data: bytes) -> str:
        asked.append(data)
        return f"{name} {len(data)}"

    kept = remember_results(read, limit=10)
    assert [kept("a", b"12"), kept("a", b"12"), kept("b", b"12")] == ["a 2", "a 2", "b 2"]
    assert asked == [b"12", b"12"]


def test_results_asked_for_longest_ago_make_room() -> None:
    asked: list[bytes] = []
    kept = remember_results(asked.append, limit=6)
    for data in (b"aaa", b"bbb", b"aaa", b"ccc", b"aaa", b"bbb"):
        kept(data)
    assert asked == [b"aaa", b"bbb", b"ccc", b"bbb"]


def test_more_bytes_than_the_limit_are_never_kept() -> None:
    asked: list[bytes] = []
    kept = remember_results(asked.append, limit=2)
    for data in (b"a", b"bbb", b"bbb", b"a"):
        kept(data)
    assert asked == [b"a", b"bbb", b"bbb"]


def test_what_is_made_of_a_large_file_is_not_kept() -> None:
    asked: list[int] = []
    kept = remember_results(lambda data: asked.append(len(data)))
    for data in (b"a" * LARGEST, b"a" * (LARGEST + 1)) * 2:
        kept(data)
    assert asked == [LARGEST, LARGEST + 1, LARGEST + 1]


def test_an_error_is_raised_each_time() -> None:
    kept = remember_results(int, limit=9)
    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            kept(b"x")
