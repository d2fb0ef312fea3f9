from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from dodcheck.model.criterion import Form
from dodcheck.reports.json import render
from dodcheck.reports.schema import FORMS, report_schema
from support.hostile import hostile
from support.reports import REPORTS

PUBLISHED = Path(__file__).resolve().parents[2] / "schemas" / "report.v1.schema.json"
ALL = {**REPORTS, "hostile": hostile}


def test_the_published_schema_is_what_the_code_says() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == report_schema()


def test_the_schema_is_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_the_schema_names_every_form_that_is_read() -> None:
    assert {form.value for form in Form} <= set(FORMS)


@pytest.mark.parametrize("name", ALL)
def test_every_report_satisfies_the_schema(name: str) -> None:
    found = jsonschema.Draft202012Validator(report_schema()).iter_errors(json.loads(render(ALL[name]())))
    assert [error.message for error in found] == []


def _refused(change: str) -> list[str]:
    report = json.loads(render(REPORTS["every-verdict"]()))
    seen = report["criteria"][0]["evidence"][0]
    match change:
        case "key at the top":
            report["host"] = "here"
        case "key missing":
            del report["tally"]["broken"]
        case "reason without unknown":
            seen["unknown"] = "partial"
        case "unknown without reason":
            seen["outcome"] = "unknown"
        case "verdict of its own":
            report["criteria"][0]["verdict"] = "fine"
    return [error.message for error in jsonschema.Draft202012Validator(report_schema()).iter_errors(report)]


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        ("key at the top", ["Additional properties are not allowed ('host' was unexpected)"]),
        ("key missing", ["'broken' is a required property"]),
        ("reason without unknown", ["'partial' is not of type 'null'"]),
        ("unknown without reason", ["None is not of type 'string'"]),
    ],
)
def test_the_schema_refuses(change: str, messages: list[str]) -> None:
    assert _refused(change) == messages


def test_the_schema_knows_only_the_ten_verdicts() -> None:
    assert len(_refused("verdict of its own")) == 1
