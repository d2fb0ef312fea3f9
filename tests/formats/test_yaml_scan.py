from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dodcheck.formats.yaml_scan import is_verbatim, scalar_text

PARTS = (
    "ab",
    "a",
    "b",
    "\\x61",
    "\\/",
    "\\",
    "\n",
    "\n  ",
    " ",
    '"',
    "'",
    "''",
    ": ",
    "- ",
    "|\n",
    ">\n ",
    "*b",
    "&b ",
)
RUNS = ("ab", "a/b", "aa", "a-b")
TEXTS = st.lists(st.sampled_from((*PARTS, "/", "# ", "[", "]", "{", "}", ", ", "!a ", "---\n", "\x85", "\t", "é"))).map(
    "".join
)


@pytest.mark.parametrize(
    "text",
    [
        "uses: actions/checkout@v4\n",
        "a: 'it''s'\nb: |\n  x y\n",
        "cron: '0 0 * * *'\n",
        "a: ${{ matrix.b }}\n---\nc: d\n",
    ],
)
def test_what_stands_as_it_is(text: str) -> None:
    assert is_verbatim(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a: "\\x6dain"\n', id="an escaped letter"),
        pytest.param('a: "ma\\\n  in"\n', id="a line end that joins"),
        pytest.param('a: "ma\\\r\n  in"\n', id="a Windows line end that joins"),
        pytest.param('a: "refs\\/heads"\n', id="an escaped slash"),
        pytest.param("a: &x main\nb: *x\n", id="an alias"),
        pytest.param("a: *nothing\n", id="an alias to nothing"),
        pytest.param("a: [\n", id="broken"),
        pytest.param("a: \x00\n", id="a character that is not allowed"),
        pytest.param("a: \ud800\n", id="half a character"),
        pytest.param("", id="empty"),
        pytest.param("# words\n", id="a comment only"),
        pytest.param("''\n", id="a blank scalar"),
    ],
)
def test_what_takes_a_closer_look(text: str) -> None:
    assert not is_verbatim(text)


@given(TEXTS)
@example('ab "a\\\nb"')
@example("a: >\n  a\n  b\n")
def test_no_scalar_holds_a_run_that_the_text_has_not(text: str) -> None:
    if is_verbatim(text):
        said = scalar_text(text)
        assert said.strip()
        assert not [run for run in RUNS if run in said and run not in text]
