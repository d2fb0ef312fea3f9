from __future__ import annotations

import pytest

from dodcheck.snapshot.masked import MaskedSnapshot
from dodcheck.snapshot.memory import MemorySnapshot

PAGE = b"# Page\r\n\r\n- [x] `a.md` says\r\n  \xc3\xa9t\xc3\xa9 | x\r\n- [ ] more"
INNER = MemorySnapshot({"a.md": PAGE, "b.md": b"- [x] `a.md` says\n"}, evidence={"junit": b"<x/>"})


def test_lines_of_one_file_are_dots_and_all_else_is_as_it_was() -> None:
    masked = MaskedSnapshot(INNER, {"a.md": [(3, 4)]})
    assert masked.read("a.md").decode() == "# Page\r\n\r\n· ··· ······ ····\r\n  ····· | ·\r\n- [ ] more"
    assert masked.read("b.md") == b"- [x] `a.md` says\n"
    assert masked.digest("a.md") == INNER.digest("a.md")
    assert (masked.files(), masked.glob("*.md"), masked.submodules()) == (("a.md", "b.md"), ("a.md", "b.md"), ())
    assert (masked.facts(), masked.presence("a.md")) == (INNER.facts(), INNER.presence("a.md"))
    assert (masked.handed_over("junit"), masked.handed_over_names()) == (b"<x/>", ("junit",))


def test_a_line_is_masked_and_its_neighbours_are_not() -> None:
    inner = MemorySnapshot({"a.md": b"one\ntwo\nthree"})
    assert [MaskedSnapshot(inner, {"a.md": [(at, at)]}).read("a.md").decode() for at in (1, 2, 3)] == [
        "···\ntwo\nthree",
        "one\n···\nthree",
        "one\ntwo\n·····",
    ]
    assert MaskedSnapshot(inner, {"a.md": [(1, 1), (3, 9)]}).read("a.md").decode() == "···\ntwo\n·····"


def test_a_file_of_two_bytes_a_character_that_is_broken_is_read_all_the_same() -> None:
    inner = MemorySnapshot({"a.md": b"\xff\xfea\x00\n\x00\x00\xd8b\x00"})
    assert MaskedSnapshot(inner, {"a.md": [(1, 1)]}).read("a.md") == "·\n\ufffdb".encode()


@pytest.mark.parametrize(("first", "last"), [(9, 9), (5, 3)])
def test_lines_that_are_not_there_mask_nothing(first: int, last: int) -> None:
    assert MaskedSnapshot(INNER, {"a.md": [(first, last)]}).read("a.md") == PAGE


def test_a_file_of_two_bytes_a_character_keeps_its_lines() -> None:
    inner = MemorySnapshot({"a.md": "one\ntwo\n".encode("utf-16")})
    assert MaskedSnapshot(inner, {"a.md": [(1, 1)]}).read("a.md").decode() == "···\ntwo\n"


def test_lines_of_several_files_are_masked() -> None:
    inner = MemorySnapshot({"a.md": b"one\ntwo", "b.md": b"three\nfour", "c.md": b"five"})
    masked = MaskedSnapshot(inner, {"a.md": [(1, 1)], "b.md": [(2, 2)]})
    assert [masked.read(path).decode() for path in inner.files()] == ["···\ntwo", "three\n····", "five"]
    assert masked.paths == {"a.md", "b.md"}
