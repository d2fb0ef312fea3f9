from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats.json5 import load_nodes
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Mapping
from dodcheck.formats.yaml_values import to_value

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a: 1, $b_2: 'x'}", {"a": 1, "$b_2": "x"}),
        ('// one\n{/* two */ "a": [1, 2,], // three\n}', {"a": [1, 2]}),
        ("['it\\'s', \"a // b\", '/* c */', 'say \"so\"']", ["it's", "a // b", "/* c */", 'say "so"']),
        ("['\\x41\\u0042\\n\\q']", ["AB\nq"]),
        ("\ufeff{true: true, null: null}", {"true": True, "null": None}),
        ("[1, /* a, */ ]", [1]),
    ],
)
def test_what_json5_has_and_json_has_not(text: str, expected: object) -> None:
    assert to_value(load_nodes(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "{", "{a: .5}", "{a: 0x1f}", "{a: +1}", "['a\\\nb']", "'", "['a\\']", "[1,,]", "/*", "{a b: 1}", "{a: b}"],
)
def test_what_is_not_read_is_not_called_wrong(text: str) -> None:
    with pytest.raises(UnreadProblem):
        load_nodes(text)


def test_lines_are_those_of_the_text() -> None:
    root = load_nodes("// one\n/* two\nthree */\n{\n  a: 'x',\n  // six\n  b: [],\n}\n")
    assert isinstance(root, Mapping)
    assert [(root.line, value.line) for _, value in root.pairs] == [(4, 5), (4, 7)]


@given(VALUES)
def test_json_is_json5(value: object) -> None:
    assert to_value(load_nodes(json.dumps(value, indent=1))) == value


@given(st.text(alphabet="{}[],:'\"\\/*ab1 \n$.", max_size=60))
def test_any_text_is_read_or_a_problem(text: str) -> None:
    try:
        load_nodes(text)
    except FormatProblem:
        return


@pytest.mark.parametrize(
    "unit", ['"', "'", '"\\', '\\"', "/*", ",/*", "//", "a", ",", " ", "a ", ", ", "{a:", "'\\n", ",//\n"]
)
def test_one_long_text_of_anything_is_read_in_linear_time(unit: str) -> None:
    start = time.process_time()
    with pytest.raises(FormatProblem):
        load_nodes(unit * (400_000 // len(unit)))
    assert time.process_time() - start < 4
