from __future__ import annotations

from collections import Counter

import pytest

from bench.ci import told, unpinned
from bench.peers import OTHER_AUDITS, unpinned_uses_alone
from dodcheck.formats.yaml import duplicate_keys, load_nodes


def test_the_configuration_of_zizmor_leaves_one_audit() -> None:
    text = unpinned_uses_alone()
    node = load_nodes(text)
    assert node is not None
    assert duplicate_keys(node) == ()
    assert text.count("disable: true") == len(OTHER_AUDITS.split()) == 40
    assert "unpinned-uses" not in OTHER_AUDITS
    assert text.endswith('  unpinned-uses:\n    config:\n      policies:\n        "*": hash-pin\n')


def test_unpinned_uses_are_counted_by_file_and_images_are_not() -> None:
    rows = [
        {"path": "a.yml", "unpinned": 2, "unpinned_images": 0},
        {"path": "b.yml", "unpinned": 0, "unpinned_images": 0},
        {"path": "c.yml", "unpinned": 0, "unpinned_images": 1},
    ]
    assert unpinned({"files": rows}) == Counter({"a.yml": 2})


@pytest.mark.parametrize("report", [{}, {"files": None}, {"files": [{"path": "a.yml"}]}])
def test_a_report_of_another_shape_is_no_comparison(report: dict[str, object]) -> None:
    with pytest.raises(SystemExit):
        unpinned(report)


def test_equal_counts_are_told_in_one_line() -> None:
    counts = Counter({"a.yml": 2, "b.yml": 1})
    assert told(counts, counts) == "unpinned uses: zizmor 3 in 2 files, dodcheck 3 in 2; equal in every file"


def test_every_file_that_differs_is_told() -> None:
    assert told(Counter({"a.yml": 2, "b.yml": 1}), Counter({"b.yml": 1, "c.yml": 1})) == (
        "unpinned uses: zizmor 3 in 2 files, dodcheck 2 in 2\n"
        "  a.yml: zizmor 2, dodcheck 0\n"
        "  c.yml: zizmor 0, dodcheck 1"
    )
