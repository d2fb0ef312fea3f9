"""Results of tests and reports of coverage in every format, and the rules that rest on them."""

from __future__ import annotations

import math

from dodcheck.formats.problem import FormatProblem
from dodcheck.results import coverage_reports, junit, linter_reports
from dodcheck.rules.coverage import CoverageRule
from dodcheck.rules.findings import FindingsRule
from dodcheck.rules.metrics.bound import Bound
from dodcheck.rules.test_results import TestResultsRule
from dodcheck.snapshot.memory import MemorySnapshot
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.judged import check_evidence
from fuzz.texts import parts_of, soup

PIECES = (
    "<testsuites>", "</testsuites>", "<testsuite tests='", "2'>", "</testsuite>", "<testcase name='a'", "<testcase ",
    " classname='test.test_a.TestB'", " file='test/test_a.py'", " time='", "0.1'", "-1'", "NaN'", "inf'", "1e400'",
    "1,234.5'", " status='run'", " result='odd'", "/>", ">", "</testcase>", "<failure message='x'/>", "<skipped/>",
    "<error>e</error>", "<flakyFailure/>", "<property name='commit' value='abcdef1'/>", "<properties>",
    "</properties>", "<system-out><![CDATA[", "]]></system-out>", "<coverage line-rate='", "0.5'>", "</coverage>",
    "<sources><source>src</source></sources>", "<class filename='a.py'>", "</class>", "<line number='", "1' hits='",
    "0'/>", "<?xml version='1.0' encoding='", "utf-16'?>", "latin-1'?>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;",
    "SF:a.py\n", "SF:/x/../a.py\n", "DA:1,1\n", "DA:2,0\n", "DA:1,-1\n", "end_of_record\n", "TN:\n",
    '{"files": {', '"a.py": {"executed_lines": [1], "missing_lines": [2]}', '}, "totals": {', '"covered_lines": 1}}',
    '"num_statements": 1e999', "true",
    '{"version": "2.1.0", "runs": [', '{"tool": {"driver": {"name": "a", "rules": [', "]}}, ", '"results": [', "]}",
    '{"ruleId": "r", "level": "error"', ', "kind": []', ', "suppressions": [{"status": [1]}]', ', "ruleIndex": 0}',
    ', "properties": {"security-severity": "9.8"}', '[{"filePath": "a", "messages": [', '{"severity": [2], "line": -1}',
    '[{"code": null, "filename": "a", "location": {"row": 1}}]', "[", "]", "\x00", "\n", "'", '"',
)  # fmt: skip
FILES = {"a.py": b"x = 1\n", "test/test_a.py": b"def test_a(): assert x\n", "test/b/test_a.py": b"def test_b(): ...\n"}
RULES = (
    TestResultsRule(every_file=True, max_seconds=Bound("<1"), max_skipped=1),
    TestResultsRule(name=("test/", "test/test_a.py::a"), about=("mixed version",), suite=("C++",), ran_only=True),
    CoverageRule(at_least=Bound(">50%"), of=("**",)),
    FindingsRule(grade="high"),
    FindingsRule(tool="ruff", grade="warning", at_most=1),
)


def check(given: Given) -> None:
    """Read one file as results and as a report, and let rules look at it."""
    data = given[TEXT]
    try:
        results = junit.load(data)
        assert all(
            case.seconds is None or (math.isfinite(case.seconds) and case.seconds >= 0) for case in results.cases
        )
        assert all(case.line >= 1 for case in results.cases)
    except FormatProblem as problem:
        assert problem.line is None or problem.line >= 1
    try:
        report = coverage_reports.load(data)
        assert all(0 <= one.ran <= one.lines for one in report.files)
    except FormatProblem as problem:
        assert problem.line is None or problem.line >= 1
    try:
        found = linter_reports.load(data)
        assert all(one.line is None or one.line >= 1 for one in found.findings)
        assert all(one.score is None or math.isfinite(one.score) for one in found.findings)
    except FormatProblem as problem:
        assert problem.line is None or problem.line >= 1
    snapshot = MemorySnapshot(FILES, evidence={"junit": data}, commit="c0")
    for rule in RULES:
        check_evidence(rule.examine(snapshot))


CAMPAIGN = Campaign(
    name="results",
    about="results of tests, coverage and linters, and rules over them",
    fresh=soup(PIECES, 60),
    check=check,
    pieces=PIECES,
    seeds=parts_of("tests/results/cases/*/*.yml"),
)
