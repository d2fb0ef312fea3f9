from __future__ import annotations

import pytest

from dodcheck.rules.inventories.values import is_filled, is_one_of

CLASSES = ("Strong Signal", "Weak", "Cosmetic / Informational", "Legacy / Unclear")


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "Strong",
            "**strong**",
            "🟢 Strong signal",
            "`Weak`",
            "Weak (partial)",
            "Weak — heuristic",
            "~~Strong~~ Weak",
        ),
        *("Cosmetic", "Informational", "Cosmetic / Informational", "cosmetic/informational", "Weak: see below"),
    ],
)
def test_a_value_of_the_list(cell: str) -> None:
    assert is_one_of(cell, CLASSES, "signal strength")


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "Medium",
            "",
            "—",
            "Strong?",
            "Strong / Weak",
            "Not strong",
            "Stronger",
            "~~Strong~~",
            "Signal",
            "Strong Weak",
        ),
        *("Legacy Strong", "🟢", "very Strong"),
    ],
)
def test_no_value_of_the_list(cell: str) -> None:
    assert not is_one_of(cell, CLASSES, "signal strength")


@pytest.mark.parametrize(
    ("cell", "filled"),
    [
        *(("none found", True), ("None", True), ("`|| true`", True), ("—", False), ("", False), ("TBD", False)),
        *(("n/a", False), ("~~retries~~", False), ("To be determined.", False), ("?", False)),
    ],
)
def test_what_fills_a_cell(cell: str, *, filled: bool) -> None:
    assert is_filled(cell) is filled
