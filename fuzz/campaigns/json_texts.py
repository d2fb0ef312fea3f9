"""JSON, JSON with comments and JSON5, beside the standard library's reader."""

from __future__ import annotations

import json as standard
from collections.abc import Iterator

from dodcheck.formats import json, json5, json_nodes
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Scalar, walk_nodes
from fuzz.campaign import Campaign, Given
from fuzz.texts import files_like, soup, text_of

PIECES = (
    "{", "}", "[", "]", ",", ":", '"', '"a": ', '"b"', "1", "-0.5e3", "true", "null", "NaN", "// c\n", "/* c */", "/*",
    "'a'", "a: ", "\\u0041", "\\ud800", "\\", "\\n", "\n", " ", "0x1F", "+1", ".5", "Infinity", "\\\n", '""', "{}",
    "[]", '{"a": [1, ', '"}', "\ufeff", "\u2028", "$a", "e", "-",
)  # fmt: skip
Result = tuple[bool, object]


def check(given: Given) -> None:
    """Read a text in every way; the strict readers take what the standard library takes."""
    text = text_of(given)
    ours = _ours(text)
    theirs = _theirs(text)
    if ours is not None:
        assert theirs == ours, "the values differ"
    _nodes(text, read=ours is not None)
    for read in (json.load_commented, json5.load_nodes):
        try:
            read(text)
        except FormatProblem as problem:
            assert problem.line is None or 1 <= problem.line <= text.count("\n") + 2, problem.line


def _ours(text: str) -> Result | None:
    try:
        return (True, json.load(text))
    except FormatProblem:
        return None


def _theirs(text: str) -> Result | None:
    try:
        return (True, standard.loads(text.removeprefix("\ufeff")))
    except (ValueError, RecursionError):
        return None


def _nodes(text: str, *, read: bool) -> None:
    """Check that the reader of nodes takes what the other takes, apart from limits and keys that stand twice."""
    try:
        root = json_nodes.load_nodes(text)
    except UnreadProblem:
        return
    except FormatProblem:
        assert not read, "one reader takes what the other refuses"
        return
    if read:
        said = [node for node in walk_nodes(root) if isinstance(node, Scalar)]
        assert len(said) == sum(1 for _ in _scalars(json.load(text))), "there are more or fewer scalars"


def _scalars(value: object) -> Iterator[object]:
    """Yield every key and every value that holds no others."""
    todo = [value]
    while todo:
        match todo.pop():
            case dict() as inner:
                todo += [*inner, *inner.values()]
            case list() as items:
                todo += items
            case scalar:
                yield scalar


CAMPAIGN = Campaign(
    name="json",
    about="JSON, JSON with comments, JSON5",
    fresh=soup(PIECES),
    check=check,
    pieces=PIECES,
    seeds=files_like("schemas/*.json", "tests/**/*.json"),
)
