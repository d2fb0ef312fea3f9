from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.rules.inventories.names import MAX_EXPANDED, FileWord, expanded, leading, words_of


def marked(*names: str) -> tuple[FileWord, ...]:
    return tuple(FileWord(name, marked=True) for name in names)


def plain(*names: str) -> tuple[FileWord, ...]:
    return tuple(FileWord(name, marked=False) for name in names)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("`a.yml`", marked("a.yml")),
        ("**a.yml**", marked("a.yml")),
        ("`or`", marked("or")),
        ("[a.yml](https://example.com/b.yml)", marked("a.yml")),
        ("a", plain("a")),
        ("`a.yml`, `b.yml` and c.yml", marked("a.yml", "b.yml", "c.yml")),
        ("`a.yml`<br>`b.yml`", marked("a.yml", "b.yml")),
        ("a.yml / b.yml & d.yml + e.yml", marked("a.yml", "b.yml", "d.yml", "e.yml")),
        ("`a.yml, b.yml`", marked("a.yml", "b.yml")),
        ("a, b; c and d", plain("a", "b", "c", "d")),
        ("brand and android", plain("brand", "android")),
        ("`rocm-*.yml` (6)", (FileWord("rocm-*.yml", marked=True, number=6),)),
        ("**`rocm-*.yml`** (6 workflows), `a.yml`", (FileWord("rocm-*.yml", marked=True, number=6), *marked("a.yml"))),
        ("rocm-*.yml (6)", (FileWord("rocm-*.yml", marked=True, number=6),)),
        ("Reusable (`_*.yml`)", (*plain("Reusable"), *marked("_*.yml"))),
        ("pull (PR gate, required)", plain("pull")),
        ("[Pull](../a.yml#L3)", marked("../a.yml")),
        ("[a.yml](https://example.org/a.yml)", marked("a.yml")),
        ("~~`a.yml`~~ `b.yml`", marked("b.yml")),
        ("`linux-{cpu,gpu}.yml`", marked("linux-{cpu,gpu}.yml")),
        ("Total", ()),
        ("**Total** (142 files)", ()),
        ("Total `a.yml`", (*plain("Total"), *marked("a.yml"))),
        ("—", ()),
        ("", ()),
        ("142", plain("142")),
    ],
)
def test_the_words_of_a_cell_that_may_name_files(cell: str, words: tuple[FileWord, ...]) -> None:
    assert words_of(cell) == words


@pytest.mark.parametrize(
    "cell",
    [
        "all except `a.yml`",
        "`a*.yml` without `ab.yml`",
        "`a.yml` or `b.yml`",
        "`a.yml` (removed)",
        "`a.yml`, not `b.yml`",
    ],
)
def test_a_cell_that_takes_names_back_is_not_read(cell: str) -> None:
    assert words_of(cell) is None


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("`a.py` — reads `b.py`", ["a.py"]),
        ("`a.py`: reads `b.py`", ["a.py"]),
        ("`a.py` (old `b.py`)", ["a.py"]),
        ("`a.py`, b.py and `c.py`", ["a.py", "b.py", "c.py"]),
        ("[x] `a.py`", ["a.py"]),
        ("[ ] `a.py`", []),
        ("[~] `a.py`", []),
        ("`a-*.py` (6)", ["a-*.py"]),
        ("`a.py` — reads `b.py` — writes", ["a.py"]),
        ("`a.py` reads", []),
        ("reads `a.py`", []),
        ("See `a.py`", []),
        ("[A](src/a.py) - reads", ["src/a.py"]),
        ("a — reads", []),
        ("", []),
    ],
)
def test_the_names_that_an_item_begins_with(source: str, names: list[str]) -> None:
    assert [word.text for word in leading(source)] == names


def test_braces_stand_for_each_of_their_parts() -> None:
    assert expanded("{a,b}-{1,2}.yml") == ("a-1.yml", "b-1.yml", "a-2.yml", "b-2.yml")
    assert expanded("{a}.yml") == ("{a}.yml",)
    many = "{a,b}" * 40
    assert expanded(many) == (many,)
    assert len(expanded("{a,b}" * 6)) == MAX_EXPANDED


@given(st.text(alphabet="ab.y/*{},()[]`~ -\n|", max_size=40))
def test_nothing_is_raised(source: str) -> None:
    words_of(source)
    leading(source)


@pytest.mark.parametrize("unit", ["a,", "`a` ", "{a,b}", "(", "a.", "*", "a/", "[a](b) ", "not ", "- "])
def test_long_cells_are_read_in_linear_time(unit: str) -> None:
    start = time.process_time()
    words_of(unit * (9_999 // len(unit)))
    leading(unit * (9_999 // len(unit)))
    assert time.process_time() - start < 3
