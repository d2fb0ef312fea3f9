from __future__ import annotations

import pytest

from dodcheck.formats.command_line import is_operator, words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("grep -r 'a b' src", ["grep", "-r", "a b", "src"]),
        ("make lint&&make test", ["make", "lint", "&&", "make", "test"]),
        ("a | b > c.txt", ["a", "|", "b", ">", "c.txt"]),
        ("echo $HOME # no comment", ["echo", "$HOME", "#", "no", "comment"]),
        (r"a\ b ''", ["a b", ""]),
        ("grep 'open", []),
        ("", []),
    ],
)
def test_a_line_is_cut_as_a_shell_cuts_it(line: str, words: list[str]) -> None:
    assert words_of(line) == words


@pytest.mark.parametrize(
    ("word", "operator"), [("&&", True), ("|", True), (">>", True), ("", True), ("a|b", False), ("-r", False)]
)
def test_what_may_be_an_operator(word: str, *, operator: bool) -> None:
    assert is_operator(word) is operator
