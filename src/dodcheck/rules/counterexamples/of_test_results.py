"""Counterexamples for the kind `test_results`: a run in which a test failed, and one in which none is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.phrasing import some
from dodcheck.results.junit import load
from dodcheck.results.tests import RunOfTests, Status, TestResults
from dodcheck.rules.base import Counterexample
from dodcheck.rules.counterexamples.results import files_of, written_to
from dodcheck.rules.results.choosing_tests import SoughtTests, matchers_of

if TYPE_CHECKING:
    from dodcheck.rules.test_results import TestResultsRule
    from dodcheck.snapshot.protocol import Snapshot

_ENDS = {Status.PASSED: "", Status.SKIPPED: "<skipped/>", Status.ERROR: "<error/>", Status.FAILED: "<failure/>"}


def counterexamples(rule: TestResultsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield the results with each test that is meant made a failure, or with every failure made a pass."""
    files = dict(files_of(snapshot, rule.path, rule.evidence, load))
    worse = Status.SKIPPED if rule.ran_only else Status.FAILED
    turned = {Outcome.HOLDS: worse, Outcome.FAILS: Status.PASSED}.get(seen.outcome)
    if turned is None or not files:
        return
    means = matchers_of(snapshot, SoughtTests(rule.name, rule.about, rule.suite))
    words = {Status.FAILED: "failed", Status.SKIPPED: "was skipped"}.get(turned, "passed")

    def changed(source: str, case: RunOfTests) -> RunOfTests:
        return case._replace(status=turned) if not means or any(one(source, case) for one in means) else case

    written = {
        name: _written(results, [changed(name, case) for case in results.cases]) for name, results in files.items()
    }
    yield written_to(rule.path, f"every test in {some(files)} that is meant made one that {words}", written)


def _written(results: TestResults, cases: list[RunOfTests]) -> bytes:
    commit = f'<properties><property name="commit" value="{results.commit}"/></properties>' if results.commit else ""
    return f"<testsuite>{commit}{''.join(map(_case, cases))}</testsuite>".encode()


def _case(case: RunOfTests) -> str:
    told = {"classname": case.group, "name": case.name, "file": case.file or "", "time": str(case.seconds or 0)}
    attributes = " ".join(f"{key}={quoteattr(value)}" for key, value in told.items() if value)
    return f"<testcase {attributes}>{_ENDS.get(case.status, '<error/>')}</testcase>"
