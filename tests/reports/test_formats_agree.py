"""Whatever format a report is read in, it says the same of every criterion."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from dodcheck.model.report import Gate, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.table import FORMATS
from support.forge_reports import FORGE_REPORTS, reports
from support.pages import read
from support.workflow_commands import obeyed

Tally = Mapping[str, int]
SHOWN = {"proved", "ready"}
HEADING = re.compile(r"(?:### |<details><summary>)([A-Z][a-z]+) \(([0-9,]+)\): ")
SECTION = re.compile(r"([A-Z]+) \(([0-9,]+)\): ")
ROW = re.compile(r"\| ([a-z ]+) \| ([0-9,]+)(?: \([^|]*\))? \|")


def verdicts(shown: Report) -> Tally:
    return Counter(one.verdict.value for one in shown.judgements)


def number(text: str) -> int:
    return int(text.replace(",", ""))


def of_json(text: str) -> Tally:
    return Counter(one["verdict"] for one in json.loads(text)["criteria"])


def of_junit(text: str) -> Tally:
    ends = [end for case in ET.fromstring(text).iter("testcase") for end in case]  # noqa: S314 - text of our own
    told = (end.get("type") or (end.text or "").partition(":")[0] for end in ends)
    return Counter(one for one in told if one != "gate")


def of_sarif(text: str) -> Tally:
    """Return the verdicts of the results, and of what is only counted the number that is told."""
    (run,) = json.loads(text)["runs"]
    told = Counter(one["properties"]["verdict"] for one in run["results"])
    return told | Counter({kind: run["properties"]["tally"][kind] for kind in SHOWN})


def of_markdown(text: str) -> Tally:
    """Return the table at the head: weakenings are told apart from the criteria there."""
    rows = (ROW.fullmatch(line) for line in text.partition("Judged:")[0].split("\n"))
    return {row[1]: number(row[2]) for row in rows if row}


def without_weakenings(shown: Report) -> Tally:
    told = Counter(one.verdict.value for one in shown.judgements if not one.weakens)
    weak = Counter(
        "weakened and accepted" if one.verdict.good else "weakened" for one in shown.judgements if one.weakens
    )
    return told + weak


@pytest.mark.parametrize("name", FORGE_REPORTS)
def test_the_formats_for_machines_say_the_same_verdicts(name: str) -> None:
    agree_for_machines(FORGE_REPORTS[name]())


@settings(max_examples=100, deadline=None)
@given(reports())
def test_they_do_so_whatever_the_report_says(shown: Report) -> None:
    agree_for_machines(shown)


def agree_for_machines(shown: Report) -> None:
    expected = verdicts(shown)
    assert of_json(FORMATS["json"](shown)) == expected
    assert of_junit(FORMATS["junit"](shown)) == expected
    assert of_sarif(FORMATS["sarif"](shown)) == expected
    for known in (json.loads(FORMATS["json"](shown)), json.loads(FORMATS["sarif"](shown))["runs"][0]["properties"]):
        assert {kind: count for kind, count in known["tally"].items() if count} == expected
        assert known["gate"]["passed"] is shown.passed


@pytest.mark.parametrize("kind", ["markdown", "github-summary"])
@pytest.mark.parametrize("name", FORGE_REPORTS)
def test_the_formats_for_people_say_the_same_numbers(kind: str, name: str) -> None:
    shown = FORGE_REPORTS[name]()
    text = FORMATS[kind](shown)
    assert of_markdown(text) == without_weakenings(shown)
    assert f", gate {'passed' if shown.passed else 'blocked'}\n" in text
    if shown.gate is not Gate.MERGE:
        listed = {found[1].lower(): number(found[2]) for found in HEADING.finditer(text) if found[1] != "Notices"}
        assert listed == verdicts(shown)
        sections = [(found[1], number(found[2])) for found in SECTION.finditer(FORMATS["terminal"](shown))]
        assert {title.lower(): count for title, count in sections if title != "NOTICES"} == listed


@pytest.mark.parametrize("name", FORGE_REPORTS)
def test_annotations_name_the_same_verdicts_as_the_worst_results(name: str) -> None:
    shown = FORGE_REPORTS[name]()
    for kind in ("error", "warning"):
        told = [one for one in obeyed(FORMATS["github"](shown)) if one.name == kind]
        annotated = [one.properties["title"].partition(":")[0] for one in told if "gate blocked" not in str(one)]
        (run,) = json.loads(FORMATS["sarif"](shown))["runs"]
        assert annotated == [one["ruleId"] for one in run["results"] if one["level"] == kind][:10]


@pytest.mark.parametrize("name", FORGE_REPORTS)
def test_the_page_says_the_same_verdicts(name: str) -> None:
    shown = FORGE_REPORTS[name]()
    entries = Counter(keys.split()[0] for keys in read(FORMATS["html"](shown)).attributes("data-keys"))
    weak = sum(one.weakens for one in shown.judgements)
    told = Counter(one.verdict.value for one in shown.judgements if not one.weakens)
    assert entries == told + Counter({"weakening": weak})


def test_all_ten_verdicts_are_among_what_is_compared() -> None:
    assert set(verdicts(FORGE_REPORTS["every-verdict"]())) == {verdict.value for verdict in Verdict}
