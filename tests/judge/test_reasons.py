from __future__ import annotations

import pytest

from dodcheck.judge.reasons import undecided

NOBODY = "no rule decides this statement"
NEW = f"{NOBODY}: it counts what is new, and names no commit to count from"
VERSIONS = f"{NOBODY}: that several versions were run takes a job that installs each of them, and the result of a test"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45+ new tests added", NEW),
        ("≥70 total new tests", NEW),
        ("At least 10 new tests", NEW),
        ("**10+ new models** documented", NEW),
        ("Adds 3 new backend checks", NEW),
        ("Test runs two PyTorch versions (e.g., 2.1 + 2.2)", VERSIONS),
        ("The matrix covers 3 versions", VERSIONS),
        ("A new test is there", NOBODY),
        ("There are no new warnings", NOBODY),
        ("10 things are renewed", NOBODY),
        ("Two versions of the letter were sent", NOBODY),
        ("Everyone is happy", NOBODY),
    ],
)
def test_why_no_rule_decides_a_statement(text: str, told: str) -> None:
    assert undecided(text) == told
