from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.model.milestone import MilestoneId, leading_mention, mentions


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("M03", "M03"),
        ("M1", "M01"),
        ("m003", "M03"),
        ("M12.1", "M12.1"),
        ("M10_5", "M10.5"),
        ("M37B", "M37B"),
        ("M01-B", "M01B"),
        ("V15-M53", "V15-M53"),
        ("PX1-M01", "PX1-M01"),
        ("M1234", "M1234"),
    ],
)
def test_ids_have_one_normal_form(written: str, normal: str) -> None:
    parsed = MilestoneId.parse(written)

    assert parsed is not None
    assert str(parsed) == normal
    assert MilestoneId.parse(normal) == parsed


@pytest.mark.parametrize("written", ["", "M", "M12345", "M03 plan", "M03_plan", "MM03", "03", "M01-M03", "V-M03"])
def test_what_is_no_id(written: str) -> None:
    assert MilestoneId.parse(written) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M03, M04 and M10.5", [("M03", None), ("M04", None), ("M10.5", None)]),
        ("M00-M10", [("M00", "M10")]),
        ("M00–M10", [("M00", "M10")]),
        ("M00 — M10", [("M00", "M10")]),
        ("from M00 to M10.", [("M00", "M10")]),
        ("V15-M53-V15-M55", [("V15-M53", "V15-M55")]),
        ("M01 — Import Smoke Test", [("M01", None)]),
        ("M03_plan.md, RM03, xM03, M03x, M01-related", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(str(one.first), str(one.last) if one.last else None) for one in mentions(text)] == expected


def test_a_mention_knows_its_place_and_only_one_leads() -> None:
    leading = leading_mention("M03: x M04")

    assert leading is not None
    assert (leading.start, leading.end) == (0, 3)
    assert leading_mention("see M03") is None


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("M03", ["M03"]),
        ("M08-M11", ["M08", "M09", "M10", "M11"]),
        ("M11-M08", ["M11", "M08"]),
        ("M10.1-M10.3", ["M10.1", "M10.3"]),
        ("M0-M9999", ["M00", "M9999"]),
    ],
)
def test_members_of_a_range(text: str, members: list[str]) -> None:
    leading = leading_mention(text)

    assert leading is not None
    assert [str(one) for one in leading.members()] == members


@given(st.text("Mm0123456789.-_–VABx to"))
def test_mentions_stand_in_order_inside_the_text(text: str) -> None:
    found = mentions(text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
