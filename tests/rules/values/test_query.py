from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.binding.rules_file import read_rules_file
from dodcheck.errors import UserError
from dodcheck.formats.trees import tree_of
from dodcheck.formats.yaml import Scalar
from dodcheck.rules.options import OptionError
from dodcheck.rules.values.query import Each, FoundValue, MissingValue, Query, find, query, written


@pytest.mark.parametrize(
    ("text", "steps", "anywhere"),
    [
        ("a", ("a",), False),
        ("a.b-c.d_e", ("a", "b-c", "d_e"), False),
        ("a/b.@c", ("a/b", "@c"), False),
        ("\"a.b\".'c d'[0][*].e", ("a.b", "c d", 0, Each.EACH, "e"), False),
        (r'"say \"x\" \\"', ('say "x" \\',), False),
        ("[0]", (0,), False),
        ("[*].a", (Each.EACH, "a"), False),
        ("**.a.b", ("a", "b"), True),
        ('"**".a', ("**", "a"), False),
        ("0.1", ("0", "1"), False),
    ],
)
def test_a_query_is_read(text: str, steps: tuple[Any, ...], anywhere: bool) -> None:  # noqa: FBT001 - a case
    assert query(text) == Query(steps, anywhere)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "a[",
        "a[x]",
        "a[-1]",
        "a b",
        "**",
        "**.",
        "a.**.b",
        "*",
        "a.*",
        '"a',
        "a" * 501,
        '"a"b',
    ],
)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(OptionError):
        query(text)


@given(st.lists(st.text(min_size=1, max_size=8).filter(lambda key: "\n" not in key), min_size=1, max_size=4))
def test_every_key_can_be_written(keys: list[str]) -> None:
    assert query(written(keys)).steps == tuple(keys)


@given(st.text(alphabet="ab.[]*0\"'\\ ", max_size=12))
def test_any_text_is_a_query_or_refused(text: str) -> None:
    try:
        assert query(text).steps
    except OptionError:
        return


def shown(text: str, asked: str) -> list[tuple[object, int]]:
    root = tree_of("a.yml", text.encode())
    assert root is not None
    return [
        (
            one.node.value if isinstance(one, FoundValue) and isinstance(one.node, Scalar) else type(one).__name__,
            one.line,
        )
        for one in find(root, query(asked))
    ]


def test_values_come_in_their_order_with_their_lines() -> None:
    text = "a:\n  - n: 1\n  - m: 2\n  - n:\n      3\n"
    assert shown(text, "a[*].n") == [("1", 2), ("MissingValue", 3), ("3", 5)]
    assert shown(text, "**.n") == [("1", 2), ("3", 5)]
    assert shown(text, "**.a.n") == [("MissingValue", 2)]


def test_a_path_from_anywhere_says_that_its_last_key_is_elsewhere() -> None:
    root = tree_of("a.json", b'{"a": {"n": 1}}')
    assert root is not None
    assert find(root, query("**.b.n")) == [MissingValue(1, instead="has its last key")]
    assert find(root, query("**.m")) == [MissingValue(1)]


@pytest.mark.parametrize("asked", ["**.a", "**.a[*][*]", "**.a.a.a.a", "[*][*].a", "**.x.a"])
def test_a_large_file_takes_time_linear_in_its_size(asked: str) -> None:
    data = ("[" + ",".join('{"a": {"a": {"a": [1, [2]]}}}' for _ in range(20_000)) + "]").encode()
    root = tree_of("a.json", data)
    assert root is not None
    before = time.process_time()
    find(root, query(asked))
    assert time.process_time() - before < 4


PATHS = 'tool.coverage.fail_under, "a.b".c, items[0].name, jobs[*].name or **.fail_under'


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("query: a..b", f"`query`: takes a path such as {PATHS}; `..b` is not understood"),
        ("query: 3", "`query`: takes a path of keys as text"),
        (
            "query: a, equals: null",
            "`equals`: takes a text, a number, true or false, a list or a mapping; null is no value",
        ),
        ("query: a, at_least: 1e999", "`at_least`: takes a number"),
        ("query: a, at_least: true", "`at_least`: takes a number"),
        ('query: a, at_most: "1"', "`at_most`: takes a number"),
        ("query: a, matches: (", "`matches`: is no pattern: missing ): ("),
        ("query: a, matches: '(?=x)'", "`matches`: is no pattern: invalid perl operator: (?="),
        (
            "query: a, equals: 1, at_least: 1",
            "`data`: takes one of equals, at_least, at_most, matches, contains and reads",
        ),
    ],
)
def test_options_that_ask_nothing_are_refused(options: str, message: str) -> None:
    told = f"version: 1\nrules:\n  phase-1/a: {{data: {{path: a.yml, {options}}}}}\n".encode()
    with pytest.raises(UserError) as caught:
        read_rules_file("dodcheck.yml", told)
    assert [mistake.message for mistake in caught.value.mistakes] == [message]
