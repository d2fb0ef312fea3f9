from __future__ import annotations

import pytest

from dodcheck.workflows.shell.expansions import end_of_brackets, end_of_quotes


@pytest.mark.parametrize(
    ("text", "quote", "rest"),
    [
        ('a b" c', '"', " c"),
        ("it\\'s' c", "'", " c"),
        ("a `b` \\' 'c", "'", "c"),
        ("a'b` c", "`", " c"),
        ('a\\"b', '"', None),
        ("", '"', None),
    ],
)
def test_quotes_end_at_the_first_one_of_their_kind_that_is_not_escaped(text: str, quote: str, rest: str | None) -> None:
    end = end_of_quotes(text, 0, quote)
    assert (None if end is None else text[end:]) == rest


@pytest.mark.parametrize(
    ("text", "opening", "rest"),
    [
        ("a b) c", "(", " c"),
        ("a (b {) } ) c", "(", " c"),
        ("a '(' \"(\" `(` \\( ) c", "(", " c"),
        ("a:-{b} (} c", "{", " c"),
        ("a (b)", "(", None),
        ("a '", "(", None),
    ],
)
def test_brackets_end_where_as_many_are_closed_as_were_opened(text: str, opening: str, rest: str | None) -> None:
    end = end_of_brackets(text, 0, opening)
    assert (None if end is None else text[end:]) == rest
