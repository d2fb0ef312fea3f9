from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.reports.visible import UNSEEN, line_start, verbatim, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("  two\r\n lines\tof  words ", "two lines of words"),
        ("\x1b[31mred\x9b0m", r"\x1b[31mred\x9b0m"),
        ("a\u202eb\u2066c\u200bd", r"a\u202eb\u2066c\u200bd"),
        ("lone \ud800, tag \U000e0041", r"lone \ud800, tag \U000e0041"),
        ("⚠\ufe0f warning", "⚠ warning"),
        ("a\ufe0f", r"a\ufe0f"),
        ("##[error]x ##vso[y] ## Title", r"#\x23[error]x #\x23vso[y] ## Title"),
        ("שלום 語 é", "שלום 語 é"),
    ],
)
def test_a_text_becomes_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_commands_spaces_stay() -> None:
    assert verbatim("git grep -e 'a  b\n\tc'") == r"git grep -e 'a  b\n\tc'"


@pytest.mark.parametrize(
    ("text", "safe"),
    [("::error::x", r"\x3a:error::x"), ("\xa0 ::x", "\xa0 " + r"\x3a:x"), ("c10::Device", "c10::Device"), (":x", ":x")],
)
def test_a_line_starts_no_log_command(text: str, safe: str) -> None:
    assert line_start(text) == safe


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    assert UNSEEN.search(visible(text)) is None
