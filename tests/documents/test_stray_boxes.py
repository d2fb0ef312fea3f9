from __future__ import annotations

import time

import pytest

from support.documents import noticed, shown

WHERE = "only an item of a list (“- [x]”) or a cell of a table may hold one"
ONE = f"not-understood: the box that begins this line is none to Markdown, so nothing judges it: {WHERE}"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("[x] a\n", 1),
        ("text\n[ ] a\n", 2),
        ("- [x] a\n-[x] b\n", 2),
        ("- [x] a\n  • [x] b\n", 2),
        ("- \\[x\\] a\n", 1),
        ("# A\n\n> [x] a\n", 3),
        ("<details>\n- [x] a\n</details>\n", 2),
        ("- a\n\n  <ul>\n  <li>[x] b</li>\n  </ul>\n", 4),
        ("## [x] Beds\n\ntext\n", 1),
        ("## [ ] Beds\n## Paths\n- [x] a\n", 1),
    ],
)
def test_a_box_that_is_none_to_markdown_is_told(source: str, line: int) -> None:
    assert noticed(source) == [f"{line} {ONE}"]


def test_several_of_them_are_told_together() -> None:
    source = "# A\n\n[x] a\n[x] b\n\n- [x] c\n\n[ ] d\n[ ] e\n"

    assert shown(source) == ["6:1 box true program/c"]
    said = "the boxes that begin 4 lines are none to Markdown, so nothing judges them: lines 3, 4, 8 and 1 more"
    assert noticed(source) == [f"3 not-understood: {said}; {WHERE}"]


@pytest.mark.parametrize(
    "source",
    [
        "- [x] a\n  - [ ] b\n\n    c [x] d\n",
        "> - [x] a\n",
        "| a | b |\n|-|-|\n| c | [x] |\n",
        "```\n[x] a\n```\n\n    [x] b\n\n<!-- [x] c -->\n\n- `[x]` d <!--\n[x] e -->\n",
        "## Legend\n\n[x] done\n[ ] open\n",
        "**Legend:**\n[x] done\n",
        "[x]: a.md\n\n[x][y] a [x](b)\n\n[1] c\n",
        "## [x] Beds\n### Roses\n- [x] a\n",
    ],
)
def test_boxes_that_need_no_notice(source: str) -> None:
    assert noticed(source.replace("  - [ ] b", "  - [x] b")) == []


def test_a_ticked_heading_above_an_open_box() -> None:
    source = "## [x] Soil\n### Beds\n- [x] a\n- [ ] b\n### Later (deferred)\n- [ ] c\n## [x] Sun (deferred)\n- [ ] d\n"

    assert noticed(source) == ["1 contradiction: the heading is ticked, while the box below it on line 4 is open"]


@pytest.mark.parametrize("line", ["[x] a\n", "## [x] a\n", "###### [x] a\n- [ ] b\n", "<p>\n[x] a\n\n", "-[x] a\n\n"])
def test_time_grows_with_the_size(line: str) -> None:
    start = time.process_time()
    noticed("# [x] a\n" + line * 10_000)

    assert time.process_time() - start < 10
