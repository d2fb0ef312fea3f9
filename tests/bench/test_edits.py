from __future__ import annotations

from bench.edits import Blank, Drop, Plant, edited

FILES = {"a.md": b"one\r\ntwo\rthree\nfour", "b.md": b""}


def test_a_file_is_deleted() -> None:
    assert edited(FILES, [Drop("a.md"), Drop("missing")]) == {"b.md": b""}


def test_a_line_loses_its_words_and_keeps_its_ending() -> None:
    edits = [Blank("a.md", 1), Blank("a.md", 2), Blank("a.md", 4), Blank("a.md", 9), Blank("missing", 1)]
    assert edited(FILES, edits) == {"a.md": b"\r\n\rthree\n", "b.md": b""}


def test_lines_are_added() -> None:
    assert edited({"b.md": b"x"}, [Plant("b.md", "ü", 2), Plant("c.md", "y")]) == {
        "b.md": "x\nü\n\nü\n".encode(),
        "c.md": b"\ny\n",
    }


def test_edits_say_what_they_do() -> None:
    assert [str(one) for one in (Drop("a"), Blank("a", 2), Plant("a", "x"))] == [
        "delete a",
        "blank a:2",
        "add “x” to a",
    ]
