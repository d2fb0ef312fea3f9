from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from dodcheck.model.evidence import Evidence, Unknown
from dodcheck.model.report import Gate, Report
from dodcheck.model.verdict import Verdict
from dodcheck.reports.junit import render
from dodcheck.results.junit import load
from dodcheck.results.tests import Status
from support.forge_reports import FORGE_REPORTS, change, reports
from support.reports import criterion, every_verdict, fails, holds, judged, report, unknown

SCHEMA = Path(__file__).resolve().parents[1] / "official" / "junit" / "junit-10.xsd"
DEFINITION = "docs/refactor/audit/DEFINITION_OF_DONE.md"
FAILS = {
    Gate.COMPLETE: {"refuted", "open", "unproven"},
    Gate.HONEST: {"refuted"},
    Gate.STRICT: {"refuted", "unproven", "unobservable"},
    Gate.MERGE: set[str](),
}


@cache
def official() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def wrong(shown: Report) -> list[str]:
    """Return what the schema finds wrong."""
    official().validate(etree.fromstring(render(shown).encode("utf-8")))
    return [found.message for found in official().error_log]


def read(shown: Report) -> ET.Element:
    return ET.fromstring(render(shown))  # noqa: S314 - text of our own


def ends(shown: Report) -> list[tuple[str, str, str]]:
    """Return name, end and verdict of every case."""
    found = []
    for case in read(shown).iter("testcase"):
        (end,) = case
        verdict = end.get("type") or (end.text or "").partition(":")[0]
        found.append((case.get("name") or "", str(end.tag), verdict))
    return found


@pytest.mark.parametrize("name", FORGE_REPORTS)
def test_it_satisfies_the_schema_of_jenkins(name: str) -> None:
    assert wrong(FORGE_REPORTS[name]()) == []


@settings(max_examples=60, deadline=None)
@given(reports())
def test_it_does_so_whatever_the_report_says_and_its_numbers_are_right(shown: Report) -> None:
    whole = read(shown)
    assert wrong(shown) == []
    for node in (whole, *whole.iter("testsuite")):
        assert node.get("tests") == str(len(list(node.iter("testcase"))))
        assert node.get("failures") == str(len(list(node.iter("failure"))))
        assert node.get("errors") == str(len(list(node.iter("error"))))
    red = whole.get("failures") != "0" or whole.get("errors") != "0"
    assert red is not shown.passed


@pytest.mark.parametrize("gate", Gate)
def test_every_verdict_ends_as_its_gate_says(gate: Gate) -> None:
    told = {verdict: judged(verdict, criterion(1, "x"), fails("x")) for verdict in Verdict}
    found = {str(verdict): ends(report(one, gate=gate))[0][1:] for verdict, one in told.items()}
    assert {kind for kind, (end, _) in found.items() if end == "failure"} == FAILS[gate]
    assert {kind for kind, (end, _) in found.items() if end == "system-out"} == {"proved", "ready", "attested"}
    assert found["broken"][0] == ("skipped" if gate is Gate.MERGE else "error")
    assert [kind for kind, (_, verdict) in found.items() if kind != verdict] == []


def test_in_a_change_only_what_blocks_it_fails() -> None:
    red = [(end, verdict) for _, end, verdict in ends(change()) if end in ("failure", "error")]
    assert red == [("failure", "refuted"), ("failure", "refuted"), ("error", "broken"), ("failure", "open")]
    older = read(change()).find(".//testcase[@name='Statement 12']/skipped")
    assert older is not None
    assert older.get("message") == "refuted: CHANGELOG.md is missing"
    assert (older.text or "").split("\n")[1] == "Older debt: it blocks no change."


@pytest.mark.parametrize(
    ("gate", "verdict", "said"),
    [
        (Gate.COMPLETE, Verdict.UNOBSERVABLE, ["It keeps the gate shut all the same."]),
        (Gate.MERGE, Verdict.REFUTED, ["Older debt: it blocks no change."]),
        (Gate.HONEST, Verdict.UNPROVEN, ["The gate of this command does not ask for it."]),
        (Gate.COMPLETE, Verdict.WAIVED, []),
        (Gate.COMPLETE, Verdict.REFUTED, []),
        (Gate.COMPLETE, Verdict.BROKEN, []),
    ],
)
def test_what_is_no_success_says_what_to_do_and_whether_the_gate_asks_for_it(
    gate: Gate, verdict: Verdict, said: list[str]
) -> None:
    shown = read(report(judged(verdict, criterion(1, "x"), fails("x")), gate=gate))
    (end,) = shown[0][0]
    place, *lines = (end.text or "").split("\n")
    assert place == f"{DEFINITION}:1"
    assert [line for line in lines if not line.startswith(("Reproduce: ", "To settle it", "More: "))] == said
    assert lines[-1] == f"More: dodcheck explain {DEFINITION}:1"


def test_one_that_is_broken_is_red_by_itself() -> None:
    shown = report(judged(Verdict.BROKEN, criterion(1, "x"), fails("x")))
    assert ends(shown) == [("x", "error", "broken")]


def test_what_passes_says_why_and_where() -> None:
    case = read(report(judged(Verdict.PROVED, criterion(1, "x"), holds("a.md"))))[0][0]
    assert case.findtext("system-out") == f"proved: a.md is there\n{DEFINITION}:1"


def test_a_statement_of_no_group_is_in_the_suite_of_its_scope() -> None:
    bare = replace(criterion(1, "x"), group=None)
    suite = read(report(judged(Verdict.PROVED, bare, holds("a.md"))))[0]
    assert (suite.get("name"), suite.get("skipped"), suite[0].get("classname")) == ("phase-1", "0", "phase-1")


def test_a_shut_gate_is_never_green() -> None:
    shown = report(judged(Verdict.UNOBSERVABLE, criterion(1, "x"), unknown_outside()))
    assert ends(shown) == [("x", "skipped", "unobservable"), ("gate of phase 1", "failure", "gate")]
    assert ends(report()) == [("gate of phase 1", "failure", "gate")]


def unknown_outside() -> Evidence:
    return unknown(Unknown.OUTSIDE, "recorded on the platform")


def test_groups_are_suites_in_the_order_of_the_document() -> None:
    other = replace(criterion(3, "c"), group="Parts 1.2", scope="phase-1")
    shown = report(*(judged(Verdict.PROVED, one, holds("x")) for one in (criterion(1, "a"), other, criterion(4, "d"))))
    suites = {str(suite.get("name")): [case.get("name") for case in suite] for suite in read(shown)}
    assert suites == {"phase-1 / Files": ["a", "d"], "phase-1 / Parts 1.2": ["c"]}
    assert {case.get("classname") for case in read(shown).iter("testcase")} == {"phase-1.Files", "phase-1.Parts 1_2"}


def test_statements_that_say_the_same_have_names_of_their_own() -> None:
    twins = (replace(criterion(at, "Done"), nth=at, twins=2) for at in (1, 2))
    shown = report(*(judged(Verdict.PROVED, one, holds("x")) for one in twins))
    assert [name for name, _, _ in ends(shown)] == ["Done (1 of 2)", "Done (2 of 2)"]


def test_what_xml_can_not_hold_is_spelled_out() -> None:
    shown = report(judged(Verdict.REFUTED, criterion(1, "nul \x00 & < b"), fails("\x1b]]>\ufffe")))
    assert ends(shown) == [("nul \\x00 & < b", "failure", "refuted")]
    failure = read(shown).find(".//failure")
    assert failure is not None
    assert failure.get("message") == "refuted: \\x1b]]>\\ufffe is missing"


def test_dodcheck_reads_its_own_file_of_results() -> None:
    told = load(render(every_verdict()).encode("utf-8"))
    found = {status: sum(case.status is status for case in told.cases) for status in Status}
    assert {str(status.name): count for status, count in found.items() if count} == {
        "PASSED": 5,
        "FAILED": 8,
        "ERROR": 1,
        "SKIPPED": 3,
    }
