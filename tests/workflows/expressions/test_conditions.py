from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.conditions import names_in_condition, texts_as_conditions, truth_of_condition
from dodcheck.workflows.expressions.values import Known, Truth


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("github.event_name == 'push'", {"github.event_name"}),
        ("${{ contains(needs['a'].outputs.x, github.Ref) && !env.x }}", {"needs.a.outputs.x", "github.ref", "env.x"}),
        ("always()", set()),
        ("'github.ref'", set()),
        ("a ==", set()),
        ("", set()),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert names_in_condition(text) == names


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("always() && 'a == b'", ("a == b",)),
        ("!('x' || github.ref)", ("x",)),
        ("github.ref == 'x'", ()),
        ("contains('x', 'y')", ()),
        ("a ==", ()),
    ],
)
def test_texts_that_stand_for_a_condition(text: str, texts: tuple[str, ...]) -> None:
    assert texts_as_conditions(text) == texts


@pytest.mark.parametrize(
    ("value", "said"), [(True, "true"), (1.0, "1"), (False, "false"), (0.0, "0"), (None, ""), ("", ""), ("1", "1")]
)
def test_values_that_are_equal_for_python_are_told_apart(value: Known, said: str) -> None:
    words = ("true", "1", "false", "0", "")
    found = {one: truth_of_condition(f"format('{{0}}', matrix.x) == '{one}'", {"matrix.x": value}) for one in words}
    assert found == {one: Truth.YES if one == said else Truth.NO for one in words}
