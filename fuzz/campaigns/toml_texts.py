"""TOML as values and as nodes with lines."""

from __future__ import annotations

from dodcheck.formats import toml, toml_nodes
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import walk_nodes
from dodcheck.formats.yaml_values import to_value
from fuzz.campaign import Campaign, Given
from fuzz.texts import files_like, soup, text_of

PIECES = (
    "a = ", "b.c = ", "[a]\n", "[[a]]\n", "[a.b]\n", "1\n", '"x"', "'y'", '"""', "'''", "{", "}", "[", "]", ", ", "=",
    ".", "true\n", "2026-01-01\n", "07:32:00\n", "1e3\n", "inf\n", "# c\n", "\n", "\\", "\\u0041", "0x1f\n", "1_000\n",
    " ", "x = [1,\n", "{a = 1}\n", '"a b" = 2\n', "\t", "-", "+", "\\\n",
)  # fmt: skip


def check(given: Given) -> None:
    """Read a text in every way; every node has a line of it."""
    text = text_of(given)
    try:
        values = toml.load(text)
        toml.load_with_written_floats(text)
    except FormatProblem as problem:
        assert problem.line is None or 1 <= problem.line <= text.count("\n") + 2, problem.line
        values = None
    try:
        root = toml_nodes.load_nodes(text)
    except UnreadProblem:
        return
    except FormatProblem:
        assert values is None, "one reader takes what the other refuses"
        return
    assert values is not None
    lines = text.count("\n") + 1
    assert all(0 <= node.line <= lines for node in walk_nodes(root)), "a line is outside"
    assert set(values) == set(_keys(to_value(root))), "the keys differ"


def _keys(value: object) -> list[str]:
    return list(value) if isinstance(value, dict) else []


CAMPAIGN = Campaign(
    name="toml",
    about="TOML as values and nodes",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like("pyproject.toml", "tests/**/*.toml"),
)
