from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.console.compare import fits, renewed

LINES = st.lists(st.sampled_from(["a", "b", "…"]), max_size=6)


@pytest.mark.parametrize(
    ("expected", "printed", "fit"),
    [
        ("", "", True),
        ("", "a", False),
        ("a b", "a b", True),
        ("a", "a b", False),
        ("…", "", True),
        ("…", "a b c", True),
        ("a …", "a b c", True),
        ("a …", "b a", False),
        ("… c", "a b c", True),
        ("… c", "a c b", False),
        ("a … c", "a b b c", True),
        ("a … c", "a c", True),
        ("a … a", "a", False),
        ("… b …", "a b c", True),
        ("… b …", "a c", False),
        ("a … b c … d", "a x b b c y d", True),
        ("a … b … b", "a b", False),
    ],
)
def test_an_elision_stands_for_any_number_of_lines(expected: str, printed: str, *, fit: bool) -> None:
    assert fits(expected.split(), printed.split()) is fit


@given(LINES, LINES)
def test_what_is_written_anew_always_fits(expected: list[str], printed: list[str]) -> None:
    assert fits(renewed(expected, printed), printed)


@given(LINES, st.lists(st.sampled_from("ab"), max_size=6))
def test_no_fit_is_missed(expected: list[str], printed: list[str]) -> None:
    assert fits(expected, printed) is slow(expected, printed)


def slow(expected: list[str], printed: list[str]) -> bool:
    """Return the same by trying everything."""
    if not expected:
        return not printed
    if expected[0] == "…":
        return any(slow(expected[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and printed[0] == expected[0] and slow(expected[1:], printed[1:])


@pytest.mark.parametrize(
    ("expected", "printed", "new"),
    [
        ("a", "b c", "b c"),
        ("a … c", "a b c", "a … c"),
        ("a … c", "x b y", "x … y"),
        ("a …", "x b y", "x …"),
        ("a … b … c", "x y", "x y"),
        ("… b c …", "a b d e", "… b d …"),
        ("a … b c … d", "x y b z e f", "x … b z … f"),
        ("… b …", "a c", "a c"),
        ("a … c", "x", "x"),
    ],
)
def test_elisions_are_kept_where_output_is_written_anew(expected: str, printed: str, new: str) -> None:
    assert renewed(expected.split(), printed.split()) == new.split()
