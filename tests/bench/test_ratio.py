from __future__ import annotations

import pytest

from bench.ratio import Pair, Summary, quantile, summarise


def test_a_ratio_is_ours_over_theirs() -> None:
    assert Pair(ours=0.3, theirs=0.2).ratio == pytest.approx(1.5)


def test_the_summary_takes_medians_of_paired_ratios() -> None:
    pairs = [Pair(1, 1), Pair(2, 1), Pair(30, 10), Pair(4, 1), Pair(5, 1)]
    assert summarise(pairs) == Summary(median=3, low=2, high=4, ours=4, theirs=1, pairs=5)


def test_the_summary_reads_as_one_line() -> None:
    line = "1.50 (1.20 to 1.80 in the middle half of 9 pairs; 300 ms beside 200 ms)"
    assert str(Summary(median=1.5, low=1.2, high=1.8, ours=0.3, theirs=0.2, pairs=9)) == line


@pytest.mark.parametrize(
    ("values", "part", "expected"), [([7.0], 0.25, 7.0), ([1.0, 2.0], 0.25, 1.25), ([3.0, 1.0, 2.0], 0.5, 2.0)]
)
def test_quantiles_are_interpolated(values: list[float], part: float, expected: float) -> None:
    assert quantile(values, part) == pytest.approx(expected)


def test_nothing_measured_is_an_error() -> None:
    with pytest.raises(ValueError, match="no pairs were measured"):
        summarise([])
