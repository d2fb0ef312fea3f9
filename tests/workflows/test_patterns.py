from __future__ import annotations

import time

import pytest

from dodcheck.workflows.patterns import fits_pattern, selects_name


@pytest.mark.parametrize(
    ("pattern", "name", "fit"),
    [
        ("main", "main", True),
        ("main", "mainly", False),
        ("*", "main", True),
        ("*", "release/1", False),
        ("**", "release/1", True),
        ("release/**", "release/1/2", True),
        ("m*n", "main", True),
        ("mai[nm]", "main", True),
        ("mai[a-m]", "main", False),
        ("mains?", "main", True),
        ("ma+in", "maain", True),
        ("v[0-9]+.x", "v12.x", True),
        ("\\*", "*", True),
        ("\\*", "main", False),
        ("", "", True),
        ("", "main", False),
    ],
)
def test_fits(pattern: str, name: str, *, fit: bool) -> None:
    assert fits_pattern(pattern, name) is fit


@pytest.mark.parametrize(
    ("patterns", "selected"),
    [(["main"], True), (["**", "!main"], False), (["!main", "**"], True), (["!main"], False), ([], False)],
)
def test_the_last_pattern_that_fits_decides(patterns: list[str], *, selected: bool) -> None:
    assert selects_name(patterns, "main") is selected


def test_a_hostile_pattern_costs_no_more_than_its_size() -> None:
    begun = time.process_time()
    assert not fits_pattern("*a" * 499 + "b", "a" * 200)
    assert not fits_pattern("**?" * 333 + "b", "a" * 200)
    assert time.process_time() - begun < 10
