from __future__ import annotations

import pytest

from dodcheck.documents.box_likes import any_line_begins_like_box, begins_like_box, boxes_in_html


@pytest.mark.parametrize(
    "line",
    ["[x] a", "[ ] a", "-[x] a", "• [X] a", "– [ ] a", "1.[x] a", "\\[x\\] a", "**[x]** a", "  [x]\u00a0a",
     '<input type="checkbox" checked> a', "-\u00a0[x] a"],
)  # fmt: skip
def test_what_begins_like_a_box(line: str) -> None:
    assert begins_like_box(line)
    assert any_line_begins_like_box(f"a\n{line}\nb")


@pytest.mark.parametrize(
    "line",
    ["a [x] b", "[x]", "[x](a.md) b", "[x]: a.md", "[x][y] a", "`[x]` a", "[y] a", "[1] a", "[xx] a", "[] a",
     "<input type='text'> a", "> [x] a", ""],
)  # fmt: skip
def test_what_does_not(line: str) -> None:
    assert not begins_like_box(line)
    assert not any_line_begins_like_box(f"a\n{line}\nb")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("<details>\n- [x] a\n- b\n1. [ ] c\n</details>\n", [1, 3]),
        ("<ul>\n<li>[x] a</li>\n<li><input type=checkbox> b</li>\n</ul>\n", [1, 2]),
        ("<!-- [x] a\n- [x] b\n-->\n<p>[x] c\n", [3]),
        ("<!-- a\n- [x] b\n", []),
        ("<pre>\n[x] a\n</pre>\n", []),
        ("<b>x</b> [x] a\n", []),
    ],
)
def test_boxes_in_html(block: str, expected: list[int]) -> None:
    assert list(boxes_in_html(block)) == expected
