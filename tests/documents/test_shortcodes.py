from __future__ import annotations

import pytest

from dodcheck.documents.shortcodes import with_signs
from dodcheck.documents.status_words import claimed_by_words
from support.documents import shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (":white_check_mark: a", "✅ a"),
        ("a :x:", "a ❌"),
        ("a :x: b :rocket:", "a ❌ b 🚀"),
        ("a:x:b", "a:x:b"),
        ("`:x:`", "`:x:`"),
        (":unknown:", ":unknown:"),
        ("12:30:15", "12:30:15"),
    ],
)
def test_a_name_stands_for_its_sign(source: str, expected: str) -> None:
    assert with_signs(source) == expected


def test_items_and_lines_that_begin_with_such_a_name_claim_what_its_sign_does() -> None:
    told = ["1:1 mark true program/mark-a-is-x", "2:1 mark false program/mark-b-is-y"]

    assert shown("- :white_check_mark: a is x\n- :x: b is y\n") == told
    assert shown(":white_check_mark: a is x\n:x: b is y\n") == told


def test_a_status_may_be_such_a_name() -> None:
    assert claimed_by_words(":heavy_check_mark: Done") is True
    assert claimed_by_words(":construction:") is False
