"""YAML as nodes, as values, as plain text."""

from __future__ import annotations

import json

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Scalar, duplicate_keys, load_documents, load_nodes, walk_nodes
from dodcheck.formats.yaml_scan import scalar_text, unescaped_signs
from dodcheck.formats.yaml_values import to_value
from fuzz.campaign import Campaign, Given
from fuzz.texts import files_like, soup, text_of

PIECES = (
    "a: ", "b:\n", "- ", "  ", "    ", "[", "]", "{", "}", ", ", "'", '"', "|\n", ">-\n", "# c\n", "&x ", "*x",
    "<<: *x\n", "!!str ", "!t ", "? ", ": ", "---\n", "...\n", "%YAML 1.1\n", "%TAG ! x\n", "\\x41", "\\\n", "true",
    "null", "~", "0x1f", "1e3", ".inf", "2026-01-01", "on: ", "\t", "\n", "@", "`", "a: [\n", "- - - ", "key: value\n",
    "\x85", "=", "1_000",
)  # fmt: skip


def check(given: Given) -> None:
    """Read YAML in every way; all ways see the same scalars."""
    text = text_of(given)
    try:
        documents = load_documents(text)
    except FormatProblem as problem:
        _placed(problem, text)
        _same_problem(text)
        return
    lines = text.count("\n") + text.count("\r") + 1
    scalars = []
    for document in documents:
        duplicate_keys(document)
        to_value(document)
        for node in walk_nodes(document):
            assert 1 <= node.line <= lines + 1 and node.column >= 1, node
            if isinstance(node, Scalar):
                scalars.append(node.value)
    unescaped_signs(text)
    if "*" not in text and not set(text) & set("\x85\u2028\u2029"):
        assert sorted("\n".join(scalars).split("\n")) == sorted(scalar_text(text).split("\n")), "scalars differ"
    if len(documents) == 1:
        assert load_nodes(text) == documents[0]
        json.dumps(to_value(documents[0]))


def _placed(problem: FormatProblem, text: str) -> None:
    assert str(problem), "a problem says something"
    assert problem.line is None or 1 <= problem.line <= len(text.splitlines()) + 2, problem.line


def _same_problem(text: str) -> None:
    try:
        load_nodes(text)
    except FormatProblem:
        return
    raise AssertionError("one reader takes what the other refuses")


CAMPAIGN = Campaign(
    name="yaml",
    about="YAML as nodes, values and text",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like("**/*.yml"),
)
