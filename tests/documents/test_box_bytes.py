from __future__ import annotations

import codecs
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.box_bytes import NoBoxError, Turn, turn_boxes
from dodcheck.model.criterion import Tick
from support.documents import read

TABLE = "| What | A | B |\n|---|---|---|\n| é 😀 | [ ] | [ ] now |\n"
MARKED = "| What | A |\n|---|---|\n| é 😀 | - [ ] |\n| b | - [ ] now |\n"
LIST = "é \u5b00\u4e00\u5b00 [ ] no box\n\n- [ ] âœ… one\n- two\n  > 1. [ ] three\n"
ENCODED: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16, low byte first": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16, high byte first": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}
ENDS = ["\n", "\r\n", "\r"]


def places(data: bytes, *ticks: Tick) -> list[tuple[int, int]]:
    boxes = (one for one in read(data).criteria if one.tick in ticks)
    return [(one.location.line or 0, one.location.column or 0) for one in boxes]


def ticked(data: bytes) -> bytes:
    return turn_boxes(data, places(data, Tick.UNTICKED), Turn.TICK)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize("text", [LIST, TABLE, MARKED])
def test_every_box_in_every_encoding(text: str, encoding: str, end: str) -> None:
    data = ENCODED[encoding](text.replace("\n", end))
    expected = text.replace("- [ ]", "- [x]").replace("1. [ ]", "1. [x]").replace("| [ ]", "| [x]")
    assert ticked(data) == ENCODED[encoding](expected.replace("\n", end))
    assert len(places(data, Tick.UNTICKED)) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"- \xff\xe2\x82 [ ] a\n- [ ] b\xff\n", b"- \xff\xe2\x82 [ ] a\n- [x] b\xff\n"),
        (b"| \xe2\x82 [ | A |\n|-|-|\n| b\xf0\x9f | [ ] |\n", b"| \xe2\x82 [ | A |\n|-|-|\n| b\xf0\x9f | [x] |\n"),
        (b"- <!-- [ ] --> [ ] a\n- [ ] b\n", b"- <!-- [ ] --> [ ] a\n- [x] b\n"),
        (b"> -\n>   [ ] a\n", b"> -\n>   [x] a\n"),
        (b"-\n  [ ] a\n", b"-\n  [x] a\n"),
        (b"- - [ ] a\n", b"- - [x] a\n"),
        (b"- [ ] a [ ] b\n", b"- [x] a [ ] b\n"),
        (b"- [ ] a", b"- [x] a"),
    ],
)
def test_one_box(before: bytes, after: bytes) -> None:
    assert ticked(before) == after


@pytest.mark.parametrize("state", ["x", "X"])
def test_a_tick_is_cleared(state: str) -> None:
    data = f"- [{state}] a\n- [ ] b\n".encode()
    assert turn_boxes(data, places(data, Tick.TICKED), Turn.CLEAR) == b"- [ ] a\n- [ ] b\n"


@pytest.mark.parametrize(
    "line", ["- [~] a", "- [] a", "- a", "- a [ ]", "- [x] a", "- <!-- c --> [ ] a", "-", "- [\xa0] a"]
)
def test_what_is_no_open_box_is_not_ticked(line: str) -> None:
    with pytest.raises(NoBoxError) as caught:
        turn_boxes(f"# A\n\n{line}".encode(), [(3, 1)], Turn.TICK)
    assert (caught.value.line, str(caught.value)) == (3, "line 3 has no such box")


LINES = st.one_of(
    st.sampled_from(
        ["- [ ] a", "- [x] b", "- [~] c", "> - [ ] d", "  1. [ ] e", "| a | b |", "|---|---|", "```", "<!--"]
    ),
    st.sampled_from(["| [ ] | [ ] x |", "- <!-- c --> [ ] f", "-", "  [ ] g", "-->", "", "## Phase 1: A", "âœ… [ ]"]),
    st.text(alphabet="[]x -|é😀Ã©âœ\u2028\t`>*", max_size=12),
)


@given(st.lists(LINES, max_size=12), st.sampled_from(ENDS), st.sampled_from(sorted(ENCODED)))
def test_only_the_bytes_of_open_boxes_differ_and_they_can_be_had_back(
    lines: list[str], end: str, encoding: str
) -> None:
    data = ENCODED[encoding](end.join(lines))
    boxes = places(data, Tick.UNTICKED)
    after = turn_boxes(data, boxes, Turn.TICK)
    differ = [(old, new) for old, new in zip(data, after, strict=True) if old != new]
    assert differ == [(ord(" "), ord("x"))] * len(boxes)
    before = {(one.id, one.location, one.tick) for one in read(data).criteria}
    ticks = {Tick.UNTICKED: Tick.TICKED}
    assert {(one.id, one.location, one.tick) for one in read(after).criteria} == {
        (name, location, ticks.get(tick, tick)) for name, location, tick in before
    }
    assert turn_boxes(after, boxes, Turn.CLEAR) == data


@given(st.binary(max_size=80))
def test_damaged_bytes_stay(noise: bytes) -> None:
    noise = noise.replace(b"\0", b"").replace(b"\r", b"").replace(b"\n", b"")
    data = b"# " + noise + b"\n\n- [ ] a" + noise + b"\n"
    boxes = [(3, 1)]
    assert turn_boxes(data, boxes, Turn.TICK) == b"# " + noise + b"\n\n- [x] a" + noise + b"\n"


def test_many_boxes_take_linear_time() -> None:
    count = 50_000
    data = b"- [ ] a\n" * count
    begun = time.process_time()
    assert turn_boxes(data, [(line, 1) for line in range(1, count + 1)], Turn.TICK) == b"- [x] a\n" * count
    assert time.process_time() - begun < 5
