from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.secrets.shown import redact


@pytest.mark.parametrize(
    ("secret", "said"),
    [
        (b"ghp_" + b"a1B2" * 9, "ghp_… (40 characters, digest 4a15b04c)"),
        (b"aB3dE6gH9jK2mN5pQ8s", "aB… (19 characters)"),
        (b"aB3dE6gH9jK", "… (11 characters)"),
        (b"abc", "… (3 characters)"),
        (b"\x1b[31" + b"x" * 30, "?[31… (34 characters, digest c030f83a)"),
        (b"\xff\xfe" + b"x" * 12, "??… (14 characters)"),
    ],
)
def test_what_is_told_of_a_secret(secret: bytes, said: str) -> None:
    assert str(redact(secret)) == said


@given(st.binary(min_size=1, max_size=200))
def test_at_most_a_fifth_is_told(secret: bytes) -> None:
    told = redact(secret)
    assert 5 * len(told.start) <= len(secret)
    assert (told.digest is None) is (len(secret) < 20)
