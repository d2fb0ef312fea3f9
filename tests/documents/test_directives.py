from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.blocks import Comment
from dodcheck.documents.directives import (
    DirectiveText,
    Remark,
    directive_in,
    one_line,
    placed_remarks,
    remarks,
    without_remarks,
)
from dodcheck.documents.text import decode


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <!-- b --> c", (Remark(" b ", 2, 12),)),
        ("<!--a--><!--b-->", (Remark("a", 0, 8), Remark("b", 8, 16))),
        ("`<!-- a -->` b", ()),
        ("``<!-- ` -->`` <!-- ` -->", (Remark(" ` ", 15, 25),)),
        ("` <!-- a -->", (Remark(" a ", 2, 12),)),
        ("<!-- a\nb -->", (Remark(" a\nb ", 0, 12),)),
        ("<!-- a", ()),
    ],
)
def test_remarks(source: str, expected: tuple[Remark, ...]) -> None:
    assert remarks(source) == expected


def test_a_source_without_remarks_has_as_many_lines() -> None:
    assert without_remarks("a <!-- b\n c --> d\ne") == "a \n d\ne"
    assert one_line(without_remarks("a <!-- b\n c --> d\n\n e ")) == "a d e"


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (" dodcheck id: a ", DirectiveText("id: a", 10)),
        ("dodcheck: {file: x}", DirectiveText("{file: x}", 10)),
        (" dodcheck{file: x}", DirectiveText("{file: x}", 9)),
        ("\ndodcheck\n{file: x}\n", DirectiveText("{file: x}", 10)),
        (" dodcheck ", DirectiveText("", 10)),
        (" dodchecked ", None),
        (" see dodcheck id: a ", None),
    ],
)
def test_directive(comment: str, expected: DirectiveText | None) -> None:
    assert directive_in(comment) == expected


def test_remarks_are_placed_in_the_file_behind_its_containers_and_its_mojibake() -> None:
    text = decode("x\n> - [ ] âœ… a <!-- b -->\n>   c <!-- d --> \n".encode())

    assert placed_remarks("[ ] ✅ a <!-- b -->\nc <!-- d -->", 2, text) == (
        Comment(" b ", None, 2, 19),
        Comment(" d ", None, 3, 11),
    )


@given(st.text("`<!-> a\n"))
def test_remarks_stand_in_order_and_leave_every_line(source: str) -> None:
    found = remarks(source)

    assert all(source[one.start : one.end] == f"<!--{one.text}-->" for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert without_remarks(source).count("\n") == source.count("\n")
