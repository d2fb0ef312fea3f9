from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from dodcheck.model.report import SnapshotFacts
from dodcheck.reports import in_toto
from dodcheck.reports import json as json_report
from dodcheck.reports.in_toto_schema import predicate_schema, statement_schema
from support.hostile import hostile
from support.reports import REPORTS, SNAPSHOT, every_verdict

PUBLISHED = Path(__file__).resolve().parents[2] / "schemas" / "in-toto-predicate.v1.schema.json"
ALL = {**REPORTS, "hostile": hostile}


def test_a_clean_snapshot_has_its_commit_for_a_subject() -> None:
    clean = replace(every_verdict(), snapshot=replace(SNAPSHOT, dirty=False))
    assert json.loads(in_toto.render(clean))["subject"] == [
        {"name": "commit", "digest": {"gitCommit": "1f0c9e2a" * 5}},
        {"name": "snapshot", "digest": {"sha256": "ab" * 32}},
    ]


@pytest.mark.parametrize("snapshot", [SNAPSHOT, replace(SNAPSHOT, commit=None)])
def test_no_commit_is_named_for_what_differs_from_it(snapshot: SnapshotFacts) -> None:
    read = json.loads(in_toto.render(replace(every_verdict(), snapshot=snapshot)))
    assert read["subject"] == [{"name": "snapshot", "digest": {"sha256": "ab" * 32}}]
    assert read["predicate"]["snapshot"]["dirty"] is True


def test_it_names_the_bytes_of_the_json_report() -> None:
    whole = json_report.render(every_verdict()).encode()
    read = json.loads(in_toto.render(every_verdict()))
    assert read["predicate"]["report"]["digest"] == {"sha256": hashlib.sha256(whole).hexdigest()}


def test_the_published_schema_is_what_the_code_says() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == predicate_schema()


@pytest.mark.parametrize("schema", [predicate_schema(), statement_schema()])
def test_the_schemas_are_valid_json_schema(schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ALL)
def test_every_statement_satisfies_the_schema(name: str) -> None:
    read = json.loads(in_toto.render(ALL[name]()))
    for schema, value in ((statement_schema(), read), (predicate_schema(), read["predicate"])):
        assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(value)] == []
