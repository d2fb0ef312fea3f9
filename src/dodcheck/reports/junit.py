"""The report as JUnit XML, for CI systems that show results of tests: a suite for each group, a case per criterion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from dodcheck.model.report import Judgement, Report
from dodcheck.reports import summary
from dodcheck.reports.junit_cases import JunitCase, Result, junit_case
from dodcheck.reports.visible import line_start, verbatim, visible


class _Suite(NamedTuple):
    name: str
    cases: tuple[JunitCase, ...]

    def count_of(self, result: Result) -> int:
        return sum(one.result is result for one in self.cases)


def render(report: Report) -> str:
    """Return the report as XML. It has a failure exactly when the gate is shut."""
    suites = [
        _Suite(name, tuple(junit_case(report.gate, judgement) for judgement in found))
        for name, found in _groups(report)
    ]
    if not report.passed and not any(one.result.fails for suite in suites for one in suite.cases):
        suites.append(_Suite("gate", (_gate(report),)))
    return "\n".join(_lines(f"dodcheck: {summary.scope(report)}", suites)) + "\n"


def _groups(report: Report) -> Iterator[tuple[str, Sequence[Judgement]]]:
    """Yield the criteria by scope and group, each where its first one stands in the document."""
    found: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in report.judgements:
        found.setdefault((judgement.criterion.scope, judgement.criterion.group or ""), []).append(judgement)
    for (scope, group), judgements in found.items():
        yield (f"{scope} / {group}" if group else scope), judgements


def _gate(report: Report) -> JunitCase:
    """Return a case for a gate that is shut by what is no failure of its own."""
    return JunitCase("dodcheck", f"gate of {summary.scope(report)}", Result.FAILURE, "gate", summary.gate(report), ())


def _lines(name: str, suites: Sequence[_Suite]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    totals = {result: sum(suite.count_of(result) for suite in suites) for result in Result}
    counted = _counts(sum(len(suite.cases) for suite in suites), totals[Result.FAILURE], totals[Result.ERROR])
    yield f"<testsuites name={_attribute_value(name)} {counted}>"
    for suite in suites:
        numbers = _counts(len(suite.cases), suite.count_of(Result.FAILURE), suite.count_of(Result.ERROR))
        skipped = suite.count_of(Result.SKIPPED)
        yield f'  <testsuite name={_attribute_value(suite.name)} {numbers} skipped="{skipped}">'
        for one in suite.cases:
            yield from _case(one)
        yield "  </testsuite>"
    yield "</testsuites>"


def _counts(tests: int, failures: int, errors: int) -> str:
    return f'tests="{tests}" failures="{failures}" errors="{errors}"'


def _case(one: JunitCase) -> Iterator[str]:
    yield f"    <testcase classname={_attribute_value(one.classname)} name={_attribute_value(one.name)}>"
    if one.result is Result.PASSED:
        yield f"      <system-out>{_text((one.said, *one.lines))}</system-out>"
    else:
        named = f"{one.result.value} type={_attribute_value(one.kind)} message={_attribute_value(one.said)}"
        yield f"      <{named}>{_text(one.lines)}</{one.result.value}>"
    yield "    </testcase>"


def _attribute_value(text: str) -> str:
    return quoteattr(visible(text))


def _text(lines: Sequence[str]) -> str:
    return "\n".join(escape(line_start(verbatim(line))) for line in lines)
