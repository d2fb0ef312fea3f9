from __future__ import annotations

import jsonschema
import pytest

from dodcheck.errors import UserError
from dodcheck.exceptions.attestations_file import read_attestations
from dodcheck.exceptions.schema import attestations_schema
from dodcheck.formats.yaml import load_nodes
from dodcheck.formats.yaml_values import to_value

SCHEMA = jsonschema.Draft202012Validator(attestations_schema())
GOOD = {
    "criterion": "a/b",
    "says": "A is done",
    "by": "Ada",
    "date": "2026-01-31",
    "commit": "1a2b3c4",
    "covers": "[src/**, ..a]",
    "expires": "2026-12-31",
}


def written(**other: str) -> str:
    told = {key: value for key, value in (GOOD | other).items() if value}
    return "version: 1\nattestations: [{" + ", ".join(f"{key}: {value}" for key, value in told.items()) + "}]"


def taken(text: str) -> tuple[bool, bool]:
    """Return whether the schema and the reader take a file."""
    node = load_nodes(text)
    assert node is not None
    try:
        read_attestations("file.yml", text.encode())
    except UserError:
        return SCHEMA.is_valid(to_value(node)), False
    return SCHEMA.is_valid(to_value(node)), True


@pytest.mark.parametrize("text", ["version: 1\nattestations: []", written(), written(says="'a: b # c'")])
def test_schema_and_reader_take_a_good_attestations_file(text: str) -> None:
    assert taken(text) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        "version: 1",
        "attestations: []",
        "version: 1\nattestations: {}",
        "version: 1\nattestations: [a]",
        *(written(**{name: ""}) for name in GOOD),
        *(written(**{name: "' '"}) for name in GOOD),
        written(commit="main"),
        written(commit="abc"),
        written(covers="[]"),
        written(covers="[/a]"),
        written(covers="[a/../b]"),
        written(covers="[..]"),
        written(date="soon"),
        written(more="x"),
        f"{written()}\nmore: 1",
    ],
)
def test_schema_and_reader_refuse_a_bad_attestations_file(text: str) -> None:
    assert taken(text) == (False, False)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(attestations_schema())
