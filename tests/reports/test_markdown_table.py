from __future__ import annotations

import pytest

from dodcheck.reports.markdown_table import table, titled_table

HEAD = "| Where |\n|---|"
ROWS = ["| a |", "| b |", "| c |"]


@pytest.mark.parametrize(
    ("rows", "most", "blocks"),
    [
        (ROWS, 4, ["| Where |\n|---|\n| a |\n| b |\n| c |"]),
        (ROWS, 3, ["| Where |\n|---|\n| a |\n| b |\n| c |"]),
        (ROWS, 2, ["| Where |\n|---|\n| a |\n| b |", "1 more: the JSON report has them all."]),
        (["| a |"] * 1_201, 1, ["| Where |\n|---|\n| a |", "1,200 more: the JSON report has them all."]),
        ([], 2, ["| Where |\n|---|"]),
    ],
)
def test_rows_that_are_left_out_are_counted(rows: list[str], most: int, blocks: list[str]) -> None:
    assert list(table(HEAD, rows, most)) == blocks


@pytest.mark.parametrize(
    ("rows", "count", "blocks"),
    [
        (ROWS, None, ["### Found (3)", "| Where |\n|---|\n| a |\n| b |", "1 more: the JSON report has them all."]),
        (ROWS, 1_234, ["### Found (1,234)", "| Where |\n|---|\n| a |\n| b |", "1 more: the JSON report has them all."]),
        ([], None, []),
        ([], 5, []),
    ],
)
def test_a_title_counts_rows_or_what_stands_in_them(rows: list[str], count: int | None, blocks: list[str]) -> None:
    assert list(titled_table("Found", HEAD, rows, 2, count)) == blocks
