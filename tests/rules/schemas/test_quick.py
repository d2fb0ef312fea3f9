"""What the fast validator takes has no error for jsonschema either; what it can't tell is left to that."""

from __future__ import annotations

import builtins
from typing import Any

import pytest
from jsonschema import Draft7Validator

from dodcheck.formats.yaml import load_nodes
from dodcheck.rules.schemas.names import SHIPPED
from dodcheck.rules.schemas.plain import to_plain
from dodcheck.rules.schemas.quick import quickly_fits
from dodcheck.rules.schemas.sources import shipped

DAILY = {"package-ecosystem": "pip", "directory": "/", "schedule": {"interval": "daily"}}
VALUES: tuple[tuple[str, object, bool], ...] = (
    ("dependabot", {"version": 2, "updates": [DAILY]}, True),
    ("dependabot", {"version": 2, "updates": [{**DAILY, "schedule": {"interval": "hourly"}}]}, False),
    ("dependabot", {"version": 2}, False),
    ("dependabot", {"version": 10**40, "updates": [DAILY]}, False),
    ("dependabot", {"version": 2, "updates": [{**DAILY, "directory": "\ud800"}]}, True),
    ("dependabot", [], False),
    ("github-workflow", {"on": "push", "jobs": {"a": {"runs-on": "x", "steps": [{"run": "make"}]}}}, True),
    ("github-workflow", {"on": "pushed", "jobs": {"a": {"runs-on": "x", "steps": [{"run": "make"}]}}}, False),
    ("github-action", {"name": "a", "description": "b", "runs": {"using": "node20", "main": "a.js"}}, True),
    ("github-action", {"name": "a", "runs": {"using": "node20", "main": "a.js"}}, False),
)


@pytest.mark.parametrize(("name", "value", "fits"), VALUES)
def test_it_takes_what_jsonschema_takes(name: str, value: object, fits: bool) -> None:  # noqa: FBT001 - a row of the table
    schema = shipped(name).contents
    assert quickly_fits(schema, value) is fits
    assert not (fits and list(Draft7Validator(schema).iter_errors(value)))


def test_it_takes_what_is_read_from_a_file() -> None:
    text = "version: 2\nupdates:\n- {package-ecosystem: pip, directory: /, schedule: {interval: daily}}\n"
    root = load_nodes(text)
    assert root is not None
    assert quickly_fits(shipped("dependabot").contents, to_plain(root))


def test_each_shipped_schema_is_looked_at() -> None:
    assert {name for name, _, fits in VALUES if fits} == set(SHIPPED)


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "https://example.org/other.json"},
        {"type": "nothing"},
        {"pattern": "("},
    ],
)
def test_a_schema_that_it_can_not_follow_is_left_to_jsonschema(schema: object) -> None:
    assert not quickly_fits(schema, "a")


def test_without_the_library_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:  # noqa: ANN401 - whatever Python imports
        if name == "jsonschema_rs":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    assert not quickly_fits({}, "a")
