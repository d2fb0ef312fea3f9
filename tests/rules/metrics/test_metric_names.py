"""Which words are the name of a metric, and which say more than it."""

from __future__ import annotations

import pytest

from dodcheck.rules.metrics.names import Fit, fit, is_summary, is_total


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("coverage", "**Coverage**", Fit.EXACT),
        ("Coverage score", "coverage  score", Fit.EXACT),
        ("coverage", "The coverage score", Fit.SAME),
        ("coverages", "coverage", Fit.SAME),
        ("coverage", "Test coverage", Fit.SAME),
        ("coverage", "Code coverage today", Fit.WITHIN),
        ("coverage", "Branch coverage", Fit.WITHIN),
        ("branch coverage", "Coverage", Fit.NONE),
        ("test coverage", "Coverage of code", Fit.NONE),
        ("coverage", "Secrets", Fit.NONE),
        ("overall score", "Total", Fit.SAME),
        ("overall score", "Total secrets", Fit.NONE),
        ("overall score", "Score", Fit.NONE),
        ("package a", "Package A", Fit.EXACT),
        ("package a", "Package", Fit.NONE),
        ("bus", "bu", Fit.NONE),
        ("class", "clas", Fit.NONE),
        ("gates", "gate", Fit.SAME),
    ],
)
def test_how_well_words_fit_a_name(name: str, source: str, expected: Fit) -> None:
    assert fit(name, source) is expected


@pytest.mark.parametrize(
    ("label", "summary", "total"),
    [
        ("**Overall**", True, True),
        ("Weighted average", True, True),
        ("Coverage (total)", True, True),
        ("Median", True, False),
        ("Coverage (median)", True, False),
        ("Totally new", False, False),
        ("Imports overall quality", False, False),
    ],
)
def test_which_labels_are_those_of_a_total(label: str, *, summary: bool, total: bool) -> None:
    assert (is_summary(label), is_total(label)) == (summary, total)
