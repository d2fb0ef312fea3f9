from __future__ import annotations

import pytest

from dodcheck.rules.reading.contents import is_test_file


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("test/test_a.py", True),
        ("a/b_test.py", True),
        ("test/a.py", False),
        ("test_a.txt", False),
        ("contest.py", False),
    ],
)
def test_names_of_test_files(path: str, *, expected: bool) -> None:
    assert is_test_file(path) is expected
