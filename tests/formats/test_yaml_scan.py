from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dodcheck.formats.yaml_events import give_events
from dodcheck.formats.yaml_scan import scalar_text, unescaped_signs

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
        "run: |\n  [[ $x == *main* ]] && rm *.log\n",
        "run: |\n  case $x in\n    *main*|*next) ;;\n  esac\n",
    ],
)
def test_what_stands_as_it_is(text: str) -> None:
    assert unescaped_signs(text) == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param('a: "\\x6dain"\n', 'a: "main"\n', id="an escaped letter"),
        pytest.param('a: "\\u006dai\\U0000006e"\n', 'a: "main"\n', id="letters by longer numbers"),
        pytest.param('a: "\\\\x6dain"\n', 'a: "\\\\x6dain"\n', id="an escaped backslash"),
        pytest.param('a: "ma\\\n  in"\n', 'a: "main"\n', id="a line end that joins"),
        pytest.param('a: "ma\\\r\n  in"\n', 'a: "main"\n', id="a Windows line end that joins"),
        pytest.param('a: "refs\\/heads"\n', 'a: "refs/heads"\n', id="an escaped slash"),
        pytest.param("run: |\n  echo \\\n  main\n", "run: |\n  echo main\n", id="a script with a continued line"),
    ],
)
def test_an_escape_as_what_it_means_in_double_quotes(text: str, meant: str) -> None:
    assert unescaped_signs(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: &x main\nb: *x\n", id="an alias"),
        pytest.param("- &x main\n- *x\n", id="an alias in a list"),
        pytest.param("a: &x main\nb: [c,*x]\n", id="an alias in brackets"),
        pytest.param("a: &x main\nb:\n  *x\n", id="an alias on a line of its own"),
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
    assert unescaped_signs(text) is None


@given(TEXTS)
@example('ab "a\\\nb"')
@example('- "\\x61b"\n- "\\\\/b"\n')
@example("a: >\n  a\n  b\n")
def test_no_scalar_holds_a_run_that_the_text_has_not(text: str) -> None:
    meant = unescaped_signs(text)
    if meant is not None:
        said = scalar_text(text)
        assert said.strip()
        assert not [run for run in RUNS if run in said and run not in text and run not in meant]


@given(TEXTS)
@example("a: &b a\nb: *b\n")
def test_a_text_with_an_alias_takes_a_closer_look(text: str) -> None:
    if unescaped_signs(text) is not None:
        kinds = []
        give_events(text, lambda event: kinds.append(type(event).__name__))
        assert "AliasEvent" not in kinds
