from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator

from dodcheck.model.evidence import Place
from dodcheck.model.location import Location
from dodcheck.model.notice import Notice
from dodcheck.model.report import Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.sarif import MOST, NOTICES, render
from support.forge_reports import FORGE_REPORTS, change, reports
from support.reports import criterion, error, every_verdict, fails, judged, report

SCHEMA = Path(__file__).resolve().parents[1] / "official" / "sarif" / "sarif-2.1.0-rtm.5.json"
URI = re.compile(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*")


@cache
def official() -> Draft4Validator:
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run_of(shown: Report) -> Any:  # noqa: ANN401 - JSON as it is read
    (run,) = json.loads(render(shown))["runs"]
    return run


def uris(value: object) -> list[str]:
    if isinstance(value, dict):
        here = [value["uri"]] if "uri" in value else []
        return [*here, *(uri for part in value.values() for uri in uris(part))]
    return [uri for part in value for uri in uris(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("name", FORGE_REPORTS)
def test_it_satisfies_the_official_schema(name: str) -> None:
    read = json.loads(render(FORGE_REPORTS[name]()))
    assert [found.message for found in official().iter_errors(read)] == []


@settings(max_examples=60, deadline=None)
@given(reports())
def test_it_does_so_whatever_the_report_says(shown: Report) -> None:
    read = json.loads(render(shown))
    assert [found.message for found in official().iter_errors(read)] == []
    assert [uri for uri in uris(read["runs"]) if not URI.fullmatch(uri)] == []
    assert [one for one in read["runs"][0]["results"] if re.search(r"(?<!\\)\]\(", one["message"]["text"])] == []


def test_a_false_claim_is_an_error_on_the_line_of_its_box() -> None:
    first = run_of(every_verdict())["results"][0]
    assert (first["ruleId"], first["kind"], first["level"]) == ("refuted", "fail", "error")
    assert first["message"]["text"].split("\n")[0] == "SBOM validates with schema: docs/refactor/SBOM.json is missing."
    (place,) = first["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {
        "uri": "docs/refactor/audit/DEFINITION_OF_DONE.md",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["physicalLocation"]["region"] == {"startLine": 13, "startColumn": 3}
    related = first["relatedLocations"][0]["physicalLocation"]
    assert related == {"artifactLocation": {"uri": "docs/refactor/SBOM.json", "uriBaseId": "%SRCROOT%"}}


def test_every_rule_has_a_manual_and_every_result_its_rule() -> None:
    run = run_of(every_verdict())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules if not (rule["help"]["text"] and rule["help"]["markdown"])] == []
    assert [rule["id"] for rule in rules if len(rule["fullDescription"]["text"]) > 1024] == []
    assert [one for one in run["results"] if rules[one["ruleIndex"]]["id"] != one["ruleId"]] == []


def test_fingerprints_stay_when_lines_move() -> None:
    here, there = every_verdict(), every_verdict()
    moved = tuple(
        replace(one, criterion=replace(one.criterion, location=Location("moved.md", 900 + at, 7)))
        for at, one in enumerate(there.judgements)
    )
    prints = [one["partialFingerprints"] for one in run_of(here)["results"]]
    assert prints == [one["partialFingerprints"] for one in run_of(replace(there, judgements=moved))["results"]]
    assert len({str(one) for one in prints}) == len(prints)


def test_exceptions_are_suppressed_and_nothing_else_is() -> None:
    results = run_of(change())["results"]
    told = {one["properties"]["criterion"]: one["suppressions"] for one in results if one["suppressions"]}
    assert told == {
        "phase-1/line-19": [{"kind": "inSource", "status": "accepted", "justification": "site.md is missing"}],
        "phase-1/line-31": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "the vendor delivers in March",
                "properties": {"owner": "release team", "expires": "2026-03-31"},
            }
        ],
        "phase-1/line-32": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "until 2026-08-01, Ada, not signed",
                "properties": {"owner": "Ada", "date": "2026-02-01", "expires": "2026-08-01", "signed": False},
            }
        ],
        "policy/loosened/phase-1/line-41": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": f"at main: {change().judgements[-1].criterion.location.path}:41",
            }
        ],
    }
    assert all("suppressions" in one for one in results)


def test_older_debt_is_no_error_of_a_change() -> None:
    results = run_of(change())["results"]
    told = [(one["level"], one["ruleId"], one["properties"].get("harm")) for one in results if not one["suppressions"]]
    assert told == [
        ("error", "refuted", "claimed"),
        ("error", "refuted", "lost"),
        ("error", "broken", "broken"),
        ("error", "weakened", "weakened"),
        ("note", "refuted", None),
        ("note", "broken", None),
        ("note", "open", None),
        ("note", "unproven", None),
        ("note", "unobservable", None),
    ]


def test_a_promise_that_is_gone_points_at_no_line_where_something_else_stands_now() -> None:
    results = {one["properties"]["criterion"]: one for one in run_of(change())["results"]}
    gone = results["policy/removed/phase-1/line-40"]["locations"][0]["physicalLocation"]
    assert "region" not in gone
    there = results["policy/loosened/phase-1/line-41"]["locations"][0]["physicalLocation"]
    assert there["region"] == {"startLine": 41, "startColumn": 1}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/a b.md", "docs/a%20b.md"),
        ("a:b#c?d%.md", "a%3Ab%23c%3Fd%25.md"),
        ("docs/Übersicht.md", "docs/%C3%9Cbersicht.md"),
        ("bytes-\udcff.md", "bytes-%FF.md"),
        ("[x](y).md", "%5Bx%5D%28y%29.md"),
    ],
)
def test_paths_are_relative_uris(path: str, uri: str) -> None:
    shown = report(judged(Verdict.REFUTED, criterion(1, "x", path=path), fails("x")))
    assert run_of(shown)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_standard_input_lies_under_no_root() -> None:
    shown = report(judged(Verdict.REFUTED, criterion(1, "x", path="-"), fails("x")))
    place = run_of(shown)["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "-", "description": {"text": "Standard input."}}


def test_beyond_the_limit_the_least_urgent_are_counted_in_a_notification() -> None:
    told = [judged(Verdict.OPEN, criterion(at, f"Part {at}", claimed=False), fails("x")) for at in range(1, MOST + 3)]
    told.append(judged(Verdict.BROKEN, criterion(9_999, "Last"), error("not JSON")))
    run = run_of(report(*told))
    assert len(run["results"]) == MOST
    assert run["results"][0]["ruleId"] == "broken"
    assert run["invocations"][0]["toolExecutionNotifications"] == [
        {
            "descriptor": {"id": "results-left-out", "index": 0},
            "level": "warning",
            "message": {
                "text": "3 more of them, less urgent than these, are left out here; the JSON report has them all."
            },
        }
    ]


def test_notices_and_places_have_a_limit_too() -> None:
    seen = replace(fails("x"), places=tuple(Place(f"{at}.md", at) for at in range(1, 40)))
    notices = tuple(Notice("odd", Location("a.md", at), "odd") for at in range(1, NOTICES + 9))
    run = run_of(report(judged(Verdict.OPEN, criterion(1, "x", claimed=False), seen), notices=notices))
    assert [one["id"] for one in run["results"][0]["relatedLocations"]] == list(range(1, 21))
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == NOTICES
