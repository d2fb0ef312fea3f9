from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.scalars import Kind, meaning
from dodcheck.formats.trees import Language, SeveralDocumentsError, language_of, tree_of
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence

PLAIN, QUOTED = True, False

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node) -> object:
    match node:
        case Mapping():
            return {key.value: plain(value) for key, value in node.pairs if isinstance(key, Scalar)}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            found = meaning(node)
            other = {Kind.NULL: None, Kind.BOOL: found.truth, Kind.NUMBER: found.number}
            return other.get(found.kind, found.text)


def exact(value: object) -> object:
    match value:
        case bool() | None:
            return value
        case int() | float():
            return Decimal(str(value))
        case list():
            return [exact(item) for item in value]
        case dict():
            return {key: exact(item) for key, item in value.items()}
        case _:
            return value


@given(VALUES, st.sampled_from([None, 1]))
def test_json_is_read_as_python_reads_it(value: object, indent: int | None) -> None:
    root = tree_of("a.json", json.dumps(value, indent=indent).encode())
    assert root is not None
    assert plain(root) == exact(value)


def test_lines_are_those_of_the_text() -> None:
    text = b'{\n  "a": [\n    1,\n    "x\\ny"\n  ],\n  "b": {}\n}\n'
    assert tree_of("a.json", text) == Mapping(
        (
            (
                Scalar("a", QUOTED, None, 2, 3),
                Sequence(
                    (Scalar("1", PLAIN, "tag:yaml.org,2002:float", 3, 5), Scalar("x\ny", QUOTED, None, 4, 5)), 2, 8
                ),
            ),
            (Scalar("b", QUOTED, None, 6, 3), Mapping((), 6, 8)),
        ),
        1,
        1,
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((text, Kind.NUMBER) for text in ("0", "-1", "+5", "1.0", ".5", "1.", "1.0e+5", "012.5")),
        *((text, Kind.BOOL) for text in ("true", "False", "TRUE")),
        *((text, Kind.NULL) for text in ("", "~", "null")),
        *((text, Kind.TEXT) for text in ("x", "1.2.3", "2026-01-02", "nan", "-", "1e", "tRUE", "y", "v1", "1 2")),
        *(
            (text, Kind.UNCLEAR)
            for text in (
                "yes",
                "Off",
                "0o17",
                "017",
                "0x1F",
                "1_000",
                "1:30",
                "1e5",
                ".inf",
                "-.NaN",
                "9" * 4001,
                "1.0e+99999",
            )
        ),
    ],
)
def test_what_a_plain_scalar_of_yaml_means(text: str, kind: Kind) -> None:
    assert meaning(Scalar(text, PLAIN, None, 1, 1)).kind is kind
    assert meaning(Scalar(text, QUOTED, None, 1, 1)).kind is Kind.TEXT


@pytest.mark.parametrize(
    ("tag", "text", "kind"),
    [
        ("!", "1", Kind.TEXT),
        ("tag:yaml.org,2002:str", "true", Kind.TEXT),
        ("tag:yaml.org,2002:int", "7", Kind.NUMBER),
        ("tag:yaml.org,2002:bool", "true", Kind.BOOL),
        ("tag:yaml.org,2002:bool", "yes", Kind.UNCLEAR),
        ("tag:yaml.org,2002:float", "inf", Kind.UNCLEAR),
        ("tag:yaml.org,2002:binary", "eA==", Kind.UNCLEAR),
        ("!Ref", "x", Kind.UNCLEAR),
    ],
)
def test_what_a_tagged_scalar_means(tag: str, text: str, kind: Kind) -> None:
    assert meaning(Scalar(text, QUOTED, tag, 1, 1)).kind is kind


def test_a_name_says_its_language() -> None:
    names = (
        "a.json",
        "tsconfig.json",
        "a.YML",
        "a.toml",
        "uv.lock",
        "composer.lock",
        "a.cff",
        "a.jsonc",
        "a.cfg",
        "json",
    )
    assert [language_of(name) for name in names] == [
        Language.JSON,
        Language.JSONC,
        Language.YAML,
        Language.TOML,
        Language.TOML,
        Language.JSON,
        Language.YAML,
        Language.JSONC,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("path", "data", "problem"),
    [
        ("a.json", b"[" * 200_000, UnreadProblem),
        ("a.json", b"[" * 101 + b"]" * 101, UnreadProblem),
        ("a.json", b"[" + b"1," * 1_000_001 + b"1]", UnreadProblem),
        ("a.json", b'{"a": 1 "b": 2}', FormatProblem),
        ("a.json", b"\xff", FormatProblem),
        ("a.yml", b"a: 1\n---\nb: 2\n", SeveralDocumentsError),
        ("a.toml", b"a = {" * 101 + b"}" * 101, UnreadProblem),
        ("a.ini", b"", UnreadProblem),
    ],
)
def test_what_is_beyond_a_limit_or_broken_is_a_problem(path: str, data: bytes, problem: type[FormatProblem]) -> None:
    with pytest.raises(problem):
        tree_of(path, data)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.json", b'["' + b"\\\\" * 500_000 + b'"]'),
        ("a.yml", b"a: " + b"1" * 500_000 + b"x\n"),
        ("a.yml", b"a: " + b"1_" * 250_000 + b"x\n"),
        ("a.yml", b"a: " + b"1:1" * 200_000 + b"x\n"),
        ("a.toml", b'a = """' + b'""x' * 200_000 + b'"""\n'),
        ("a.toml", b"a = '''" + b"''x" * 200_000 + b"'''\n"),
        ("a.toml", b"a" * 500_000 + b" = 1\n"),
        ("a.toml", b"# " + b"'''\"\"\"" * 100_000 + b"\na = 1\n"),
    ],
    ids=["strings", "digits", "underscores", "colons", "quotes", "apostrophes", "key", "comment"],
)
def test_hostile_texts_take_linear_time(path: str, data: bytes) -> None:
    before = time.process_time()
    root = tree_of(path, data)
    assert isinstance(root, Mapping | Sequence)
    value = root.pairs[0][1] if isinstance(root, Mapping) else root.items[0]
    assert isinstance(value, Scalar)
    meaning(value)
    assert time.process_time() - before < 4
