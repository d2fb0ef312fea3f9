from __future__ import annotations

import pytest

from dodcheck.rules.counterexamples.edits import (
    content_of,
    crossed,
    with_all_dotted,
    with_lines_added,
    with_lines_dotted,
    with_word_renamed,
    with_words_crossed,
    without_lines,
)
from dodcheck.rules.counterexamples.globs import fitting_path
from dodcheck.rules.counterexamples.stubs import stubbed
from dodcheck.rules.counterexamples.values import below, data_file
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.memory import MemorySnapshot

LINES = b"one | two\r\ntwo\rthree\nfour"


def test_a_line_says_nothing_and_keeps_its_form() -> None:
    assert with_lines_dotted(LINES, {1, 3}) == "··· | ···\r\ntwo\r·····\nfour".encode()
    assert with_lines_dotted(LINES, {2}, grep=True) == "one | two\r\n···\r·····\nfour".encode()
    assert with_all_dotted(b"a | b\n") == "· | ·\n".encode()


def test_lines_go_and_come() -> None:
    assert without_lines(LINES, {1, 4}) == b"two\rthree\n"
    assert (with_lines_added(b"x", ["ü"]), with_lines_added(b"", ["y"])) == ("x\nü\n".encode(), b"y\n")


def test_words_become_others_of_the_same_form() -> None:
    assert with_words_crossed(b"Make\n  test; remake tests", "make test") == b"xxxx\n  xxxx; rexxxx xxxxs"
    assert (crossed("a: B-1"), crossed("x"), crossed("xqz")) == ("x: x-x", "q", "777")
    assert with_word_renamed(b"go(); going(); x.go", "go") == b"go_planted(); going(); x.go_planted"


def test_what_cant_be_read_is_empty_and_utf_16_is_read() -> None:
    snapshot = MemorySnapshot({"a.md": "ü".encode("utf-16")})
    assert (content_of(snapshot, "a.md"), content_of(snapshot, "b.md")) == ("ü".encode(), b"")


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("docs/*.md", "docs/planted0.md"),
        ("**/*.py", "planted0/planted0.py"),
        ("a?/[bc]/[!d].txt", "a0/b/p.txt"),
        ("a.md", "a.md"),
        ("[*", "[planted0"),
    ],
)
def test_a_path_that_a_glob_matches(glob: str, path: str) -> None:
    assert fitting_path(glob) == path
    assert matcher(glob)(path)


def test_bodies_become_stubs() -> None:
    before, after = b"def a(x):\n    'Say'\n    return x\n\n\n", b"def a(x):\n    pass\n\n\n\n"
    inside = b"class B:\n    def c(self):\n        return 1\n\n\ndef d(): return 2\n"
    source, everything = before + inside, after + inside.replace(b"return 1", b"pass")
    assert stubbed(source) == everything
    assert stubbed(source, "B") == source.replace(b"return 1", b"pass")
    assert (stubbed(b"x = 1\n"), stubbed(b"def a(:\n")) == (None, None)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.json", b'{"a": {"b": [3, 3]}}\n'),
        ("a.yml", b'{"a": {"b": [3, 3]}}\n'),
        ("a.toml", b'"a" = {"b" = [3, 3]}\n'),
        ("a.txt", None),
    ],
)
def test_a_value_in_the_language_of_a_file(path: str, data: bytes | None) -> None:
    assert data_file(path, below(["a", "b", 1], 3)) == data


def test_toml_has_no_null_and_no_list_at_the_top() -> None:
    assert (data_file("a.toml", {"a": None}), data_file("a.toml", [1]), data_file("a.toml", {"a": [None]})) == (
        None,
        None,
        None,
    )
