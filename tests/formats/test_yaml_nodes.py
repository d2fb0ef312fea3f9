from __future__ import annotations

from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats import yaml
from dodcheck.formats.problem import UnreadProblem
from dodcheck.formats.yaml_values import to_value

WORDS = st.text(alphabet="abcxyz é#:-'\"\n", max_size=12)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(WORDS, st.integers(-1000, 1000), st.booleans(), st.none()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([True, False, None]))
def test_what_was_written_is_read(value: object, style: bool | None) -> None:  # noqa: FBT001 - drawn by hypothesis
    text = pyyaml.safe_dump(value, allow_unicode=True, default_flow_style=style)
    node = yaml.load_nodes(text)
    assert node is not None
    assert to_value(node) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("2026-01-01", "2026-01-01"),
        ("true", True),
        ("'true'", "true"),
        ("!!str 1", "1"),
        ("~", None),
        ("-7", -7),
        ("1.5", 1.5),
        ("1_000", "1_000"),
        ("0x10", "0x10"),
    ],
)
def test_plain_scalars_follow_the_core_schema_of_yaml_1_2(text: str, value: object) -> None:
    node = yaml.load_nodes(text)
    assert node is not None
    assert to_value(node) == value


def test_nodes_have_the_places_of_the_file() -> None:
    node = yaml.load_nodes("a: 1\nb:\n  - é\n  - {c: d}\n")
    assert node is not None
    assert [(type(one).__name__, one.line, one.column) for one in yaml.walk_nodes(node)] == [
        ("Mapping", 1, 1),
        ("Scalar", 1, 1),
        ("Scalar", 1, 4),
        ("Scalar", 2, 1),
        ("Sequence", 3, 3),
        ("Scalar", 3, 5),
        ("Mapping", 4, 5),
        ("Scalar", 4, 6),
        ("Scalar", 4, 9),
    ]


def test_what_aliases_share_comes_once() -> None:
    node = yaml.load_nodes("a: &x [b]\nc: *x\nd: *x\n")
    assert node is not None
    assert [one.value for one in yaml.walk_nodes(node) if isinstance(one, yaml.Scalar)] == ["a", "b", "c", "d"]


def test_a_key_that_stands_twice_is_found_at_any_depth() -> None:
    node = yaml.load_nodes("a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert node is not None
    assert [(key.value, key.line) for key in yaml.duplicate_keys(node)] == [("b", 4)]


def test_keys_that_stand_twice_come_in_the_order_of_the_text_and_once_where_an_alias_repeats_them() -> None:
    node = yaml.load_nodes("a: &a\n- {k: 1, k: 2}\nb: *a\nc: {d: {e: 1, e: 2}}\na: 3\n")
    assert node is not None
    assert [(key.value, key.line) for key in yaml.duplicate_keys(node)] == [("a", 5), ("k", 2), ("e", 4)]


def test_scalars_with_a_tag_are_told() -> None:
    node, tagged = yaml.load_tagged("a: !x 1\nb: [!!str c, '!d']\n!e f: g\n")
    assert node == yaml.load_nodes("a: !x 1\nb: [!!str c, '!d']\n!e f: g\n")
    assert [(one.value, one.tag) for one in tagged] == [("1", "!x"), ("c", "tag:yaml.org,2002:str"), ("f", "!e")]


def test_aliases_may_not_grow() -> None:
    grown = "\n".join(f"- &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20))
    with pytest.raises(UnreadProblem, match="more than 1,000,000 values once aliases are followed"):
        yaml.load_documents(f"- &a0 x\n{grown}\n")


def test_aliases_may_not_nest_deeper_than_brackets() -> None:
    chain = "".join(f"- &a{n} [*a{n - 1}]\n" for n in range(1, 3000))
    with pytest.raises(UnreadProblem, match="nested deeper than 100 levels once aliases are followed"):
        yaml.load_documents(f"- &a0 [x]\n{chain}")


def test_an_alias_to_what_is_still_open_is_refused() -> None:
    with pytest.raises(ValueError, match="names nothing before it"):
        yaml.load_documents("&a [*a]")


@pytest.mark.parametrize(("text", "value"), [("? [a, b]\n: c\n", "c"), ("? " * 40, None)])
def test_a_key_that_is_no_scalar_is_named_by_its_place_however_deep_keys_stand_in_keys(text: str, value: Any) -> None:  # noqa: ANN401 - any value of YAML
    node = yaml.load_nodes(text)
    assert node is not None
    assert to_value(node) == {"? 1:3": value}
