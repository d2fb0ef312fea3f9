from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats.yaml import load_nodes
from dodcheck.formats.yaml_values import to_value
from dodcheck.rules.combine import All, Not
from dodcheck.rules.file import FileRule
from dodcheck.setup.yaml_text import flow_value, rule_line, rule_lines, scalar

NASTY = "#:[]{}-*&!|>'\"%@`, \\\n\r\tabA0.1~_/?=<\u202e\u2028\x85\ufeff\ufe0f\u3164⚠é😀"
TEXTS = st.text(max_size=500) | st.text(alphabet=NASTY, max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS, below, max_size=4),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("SBOM validates with schema", "SBOM validates with schema"),
        ("docs/**/*.md", "docs/**/*.md"),
        (".github/dependabot.yml", ".github/dependabot.yml"),
        ("phase-1/a/it-was-cut~516af6", "phase-1/a/it-was-cut~516af6"),
        ("`README.md` exists", '"`README.md` exists"'),
        ("- a list", '"- a list"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("yes", '"yes"'),
        ("3.11", '"3.11"'),
        ("", '""'),
        ('say "no" \\ yes', '"say \\"no\\" \\\\ yes"'),
        ("two\nlines", '"two\\x0alines"'),
        ("⚠️ hidden \u202e", '"⚠️ hidden \\u202e"'),
        ("##[error] told to CI", '"#\\x23[error] told to CI"'),
    ],
)
def test_a_text_as_a_scalar(text: str, written: str) -> None:
    assert scalar(text) == written


@given(TEXTS)
def test_a_scalar_is_read_back_as_a_key_and_as_a_value_before_a_comment(text: str) -> None:
    written = f"a:\n  {scalar(text)}:\n    says: {scalar(text)}  # why\n"
    node = load_nodes(written)
    assert node is not None
    assert to_value(node) == {"a": {text: {"says": text}}}


@given(VALUES)
def test_a_value_is_read_back_from_one_line(value: object) -> None:
    written = f"k: {flow_value(value)}"
    node = load_nodes(written)
    assert node is not None
    assert (to_value(node), written.count("\n")) == ({"k": value}, 0)


def test_combined_rules_stand_on_a_line_each() -> None:
    tree = All((FileRule(path="a.md"), Not(FileRule(path="b c.md", max=0))))
    assert rule_lines(tree) == ["all:", "  - file: {path: a.md}", "  - not: {file: {path: b c.md, max: 0}}"]
    assert rule_line(tree) == "all: [{file: {path: a.md}}, {not: {file: {path: b c.md, max: 0}}}]"
