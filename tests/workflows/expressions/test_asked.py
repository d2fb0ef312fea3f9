from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.asked import names_of, texts_as_conditions


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
    assert names_of(text) == names


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
