from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.reports.width import shorten, shorten_start, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("語", 2), ("✅", 2), ("🚀 x", 4), ("é", 1), ("e\u0301", 1), ("שלום", 4)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("ab cdefg", 4, "ab…"),
        ("語語語", 6, "語語語"),
        ("語語語", 5, "語語…"),
    ],
)
def test_shorten(text: str, columns: int, shown: str) -> None:
    assert shorten(text, columns) == shown


def test_a_path_keeps_its_end() -> None:
    assert shorten_start("docs/refactor/audit/DONE.md:88", 12) == "…/DONE.md:88"


@pytest.mark.parametrize(
    ("text", "columns", "most", "lines"),
    [
        ("", 10, 2, ()),
        ("one two", 10, 2, ("one two",)),
        ("one two three four", 9, 2, ("one two", "three fo…")),
        ("one two three", 7, 3, ("one two", "three")),
        ("abcdefghijkl", 5, 3, ("abcde", "fghij", "kl")),
        ("語語語 語", 4, 3, ("語語", "語", "語")),
    ],
)
def test_wrap(text: str, columns: int, most: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, columns, most) == lines


@given(st.text(), st.integers(4, 30), st.integers(1, 4))
def test_wrapped_lines_fit(text: str, columns: int, most: int) -> None:
    lines = wrap(text, columns, most)
    assert len(lines) <= most
    assert [line for line in lines if width(line) > columns] == []


@given(st.text("ab c", max_size=60))
def test_wrapping_loses_nothing_where_there_is_room(text: str) -> None:
    assert "".join(wrap(text, 5, 100)).replace(" ", "") == text.replace(" ", "")
