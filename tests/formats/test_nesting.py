from __future__ import annotations

import json as standard
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats import json, json_nodes, toml
from dodcheck.formats.nesting import MAX_LEVELS, find_too_deep, is_deep
from dodcheck.formats.problem import UnreadProblem


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", None),
        ("[" * 3 + "]" * 3, None),
        ("[" * 4, 3),
        ('{"a":' * 3 + "1" + "}" * 3, None),
        ('{"a":' * 4, 15),
        ("[[[],[],[]],[[]]]", None),
        ('["[[[[", [[]]]', None),
        ('["\\"[[[[", [[]]]', None),
        ('["\\\\", [[[]]]]', 9),
        ('[[["', None),
        ('[[["[[[[', None),
        ("]]]][[[[[[[[", 11),
    ],
)
def test_where_a_text_opens_one_level_too_many(text: str, at: int | None) -> None:
    assert find_too_deep(text, 3) == at


@pytest.mark.parametrize("read", [json.load, json_nodes.load_nodes])
def test_a_text_of_few_levels_is_read_however_much_stands_above_it_on_the_stack(read: Callable[[str], object]) -> None:
    def deeper(calls: int) -> object:
        return deeper(calls - 1) if calls else read("[" * 99 + "]" * 99)

    assert deeper(400)


def test_so_many_levels_and_one_more() -> None:
    assert json.load("[" * MAX_LEVELS + "]" * MAX_LEVELS)
    assert toml.load("a = " + "[" * (MAX_LEVELS - 1) + "]" * (MAX_LEVELS - 1))
    with pytest.raises(UnreadProblem, match="nested deeper than 200 levels"):
        json.load("[" * (MAX_LEVELS + 1) + "]" * (MAX_LEVELS + 1))
    with pytest.raises(UnreadProblem, match="nested deeper than 200 levels"):
        toml.load("a = " + "[" * MAX_LEVELS + "]" * MAX_LEVELS)


def test_nodes_tell_where_the_level_too_many_opens() -> None:
    with pytest.raises(UnreadProblem) as caught:
        json_nodes.load_nodes("[" * 100 + "\n  [")
    assert (str(caught.value), caught.value.line, caught.value.column) == ("nested deeper than 100 levels", 2, 3)


VALUES = st.recursive(
    st.integers() | st.text(alphabet='[]{}"\\a', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='[{"\\', max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


def levels(value: object) -> int:
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inside is None else 1 + max(map(levels, inside), default=0)


@given(VALUES, st.integers(0, 6))
def test_a_text_is_as_deep_as_its_value(value: object, most: int) -> None:
    assert (find_too_deep(standard.dumps(value), most) is not None) == (levels(value) > most)


def test_a_plain_value_is_as_deep_as_what_stands_inside_each_other() -> None:
    value: object = {"a": 1}
    for _ in range(MAX_LEVELS - 1):
        value = [value, 2]
    assert not is_deep(value)
    assert is_deep([value])
    assert not is_deep("text")
