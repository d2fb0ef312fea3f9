"""Whether tests passed: what a rule of the kind `test_results` comes to."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.results.junit import load
from dodcheck.results.tests import RunOfTests, Status, TestResults
from dodcheck.rules.finding import Finding
from dodcheck.rules.metrics.bound import Bound
from dodcheck.rules.results.choosing import ChosenTests, SoughtTests, chosen, failed
from dodcheck.rules.results.freshness import stale, undated
from dodcheck.rules.results.result_files import GivenResults, WantedResults, given
from dodcheck.rules.results.stated import untold
from dodcheck.rules.results.unrun import not_run
from dodcheck.snapshot.protocol import Snapshot

_ADVICE = "`--evidence junit=results.xml`"


class TestsQuestion(NamedTuple):
    """What is asked of tests; see the options of the rule."""

    evidence: tuple[str, ...]
    path: str | None
    sought: SoughtTests
    covers: tuple[str, ...]
    min_tests: int | None = None
    max_skipped: int | None = None
    max_seconds: Bound | None = None
    every_file: bool = False
    ran_only: bool = False


def passed(snapshot: Snapshot, asked: TestsQuestion) -> Finding:
    """Return whether the tests passed that are asked about."""
    wanted = WantedResults(asked.evidence, asked.path, "file of test results", "junit", (b"<testsuite",), _ADVICE)
    finding = given(snapshot, wanted, load)
    if isinstance(finding, Finding):
        return finding
    judged = _judged(snapshot, asked, finding)
    return judged._replace(places=finding.places(), basis=finding.basis)


def _judged(snapshot: Snapshot, asked: TestsQuestion, found: GivenResults[TestResults]) -> Finding:
    files = some([name for name, _ in found.files])
    chosen_tests = chosen(snapshot, asked.sought, found.files)
    commits = [results.commit for _, results in found.files]
    old = stale(snapshot, commits, asked.covers, found.basis)
    if old is None and not asked.ran_only:
        old = _bad(chosen_tests, files) or _unshown(found, files)
    if old is None:
        old = (
            _absent(chosen_tests, found, files)
            or _missing(found, files)
            or _unrun(snapshot, asked, chosen_tests, files)
        )
    return old or _slow(asked, chosen_tests, found, files) or _measured(asked, chosen_tests, files, undated(commits))


def _bad(chosen_tests: ChosenTests, files: str) -> Finding | None:
    """Return that tests failed, or that nobody knows how one ended."""
    bad, total = failed(chosen_tests.cases), len(chosen_tests.cases)
    if bad:
        first = bad[0]
        why = f": {first.said[:120]}" if first.said else ""
        message = (
            f"{files}: {len(bad)} of {counted(total, 'test')}{chosen_tests.words} failed, first {_called(first)}{why}"
        )
        return Finding(Outcome.FAILS, message, examined=total, matched=len(bad))
    odd = next((case for case in chosen_tests.cases if case.status is Status.UNTOLD), None)
    if odd is not None:
        return untold(Unknown.AMBIGUOUS, f"{files}: how {_called(odd)} ended is said in a word that is not known")
    return None


def _unshown(found: GivenResults[TestResults], files: str) -> Finding | None:
    """Return that suites state failures of which no test tells: what failed may be what is asked about."""
    bad = sum(results.unshown_failures for _, results in found.files)
    if not bad:
        return None
    return untold(Unknown.SKIPPED, f"{files}: its suites state {counted(bad, 'failure')} that no test in it shows")


def _absent(chosen_tests: ChosenTests, found: GivenResults[TestResults], files: str) -> Finding | None:
    """Return that something is sought and no test is meant by it."""
    if not chosen_tests.absent:
        return None
    count = counted(sum(len(results.cases) for _, results in found.files), "test")
    return untold(Unknown.OUTSIDE, f"{files}: {chosen_tests.absent[0].replace('{count}', count)}")


def _missing(found: GivenResults[TestResults], files: str) -> Finding | None:
    cut = sum(results.missing_cases for _, results in found.files)
    if not cut:
        return None
    return untold(Unknown.SKIPPED, f"{files}: its suites tell of {counted(cut, 'test')} whose results are not in it")


def _unrun(snapshot: Snapshot, asked: TestsQuestion, chosen_tests: ChosenTests, files: str) -> Finding | None:
    """Return that results tell nothing of some of the test files."""
    missing = not_run(snapshot, chosen_tests.cases, asked.sought.names) if asked.every_file else ()
    if not missing:
        return None
    message = f"{files}: no result is of {missing[0]}"
    more = f" and {counted(len(missing) - 1, 'more test file')}" if missing[1:] else ""
    return untold(Unknown.OUTSIDE, f"{message}{more}, so not all tests were run")


def _slow(
    asked: TestsQuestion, chosen_tests: ChosenTests, found: GivenResults[TestResults], files: str
) -> Finding | None:
    """Return that the tests took too long, or that this is not told."""
    if asked.max_seconds is None or not chosen_tests.cases:
        return None
    took, count = _took(chosen_tests.cases), len(chosen_tests.cases)
    about = f"{files}: {counted(count, 'test')}{chosen_tests.words}"
    if not _within(took, asked.max_seconds):
        limit = _seconds(asked.max_seconds.quantity.high or Fraction(0))
        open_ = asked.max_seconds.quantity.high_open
        allowed = f"less than {limit} is asked" if open_ else f"{limit} is the most"
        return Finding(Outcome.FAILS, f"{about} took {_seconds(took)}, and {allowed}", examined=count, matched=count)
    if untimed := sum(case.seconds is None for case in chosen_tests.cases):
        return untold(Unknown.SKIPPED, f"{about}; how long {untimed} of them took is not told")
    return _around(asked.max_seconds, chosen_tests, found, f"{about} took {_seconds(took)}")


def _around(most: Bound, chosen_tests: ChosenTests, found: GivenResults[TestResults], summary: str) -> Finding | None:
    """Return that a run of these tests alone took longer than they: what they import may be loaded before them."""
    total = sum(len(results.cases) for _, results in found.files)
    runs = [results.took for _, results in found.files if results.took is not None]
    if len(chosen_tests.cases) < total or not runs:
        return None
    whole = Fraction(f"{math.fsum(runs):.9f}")
    if _within(whole, most):
        return None
    return untold(Unknown.PARTIAL, f"{summary}, and the whole run {_seconds(whole)}, with what is loaded around them")


def _measured(asked: TestsQuestion, chosen_tests: ChosenTests, files: str, note: str) -> Finding:
    """Return what the numbers come to, where no test failed or that is not asked."""
    ends = Counter(case.status for case in chosen_tests.cases)
    skipped, total = ends[Status.SKIPPED], len(chosen_tests.cases)
    good = total - skipped if asked.ran_only else ends[Status.PASSED]
    if not total:
        return untold(Unknown.EMPTY_SCOPE, f"{files}: there is no test in it")
    did = "ran" if asked.ran_only else "passed"
    if good < max(asked.min_tests or 0, 1):
        least = f", and {counted(asked.min_tests, 'test')} must" if asked.min_tests else ""
        few = counted(good, "test") if good else "no test"
        message = f"{files}: {few}{chosen_tests.words} {did}{least}; {_skipped(skipped)}"
        return Finding(Outcome.FAILS, message, examined=total, matched=good)
    message = f"{files}: {counted(good, 'test')}{chosen_tests.words} {did}"
    flaky = sum(case.flaky for case in chosen_tests.cases)
    again = f", {flaky} of them only after a failure" if flaky else ""
    took = f", in {_seconds(_took(chosen_tests.cases))}" if asked.max_seconds is not None else ""
    none = "" if asked.ran_only else ", none failed"
    held = Finding(
        Outcome.HOLDS,
        f"{message}{again}{took}{none}, {_skipped(skipped)}{note}",
        examined=total,
        matched=good,
        skipped=skipped,
    )
    return _left_out(asked, message, total, good, skipped) or _again(asked, chosen_tests, message) or held


def _again(asked: TestsQuestion, chosen_tests: ChosenTests, summary: str) -> Finding | None:
    """Return that so many passed only where runs of one test count as several: on two systems, in two files."""
    if asked.min_tests is None or asked.ran_only:
        return None
    names = {(case.file, case.group, case.name) for case in chosen_tests.cases if case.status is Status.PASSED}
    if len(names) >= asked.min_tests:
        return None
    return untold(Unknown.AMBIGUOUS, f"{summary}, of {len(names)} names: some tests may have run more than once")


def _left_out(asked: TestsQuestion, summary: str, total: int, good: int, skipped: int) -> Finding | None:
    """Return that more tests were skipped than may be: a limit that is told is broken, else it is not shown."""
    limit = asked.max_skipped
    if limit is not None and skipped > limit:
        return Finding(
            Outcome.FAILS, f"{summary}, {_skipped(skipped)}, and {limit or 'none'} may be", examined=total, matched=good
        )
    if skipped and limit is None and asked.sought.are_few() and not asked.ran_only:
        summary = f"{summary}, {_skipped(skipped)}, and none may be"
        return Finding(Outcome.UNKNOWN, summary, examined=total, matched=good, unknown=Unknown.SKIPPED, skipped=skipped)
    return None


def _took(cases: Iterable[RunOfTests]) -> Fraction:
    """Return how long they took together; fractions of a nanosecond are the machine's, not the test's."""
    return Fraction(f"{math.fsum(case.seconds or 0 for case in cases):.9f}")


def _within(took: Fraction, most: Bound) -> bool:
    limit = most.quantity.high or Fraction(0)
    return took < limit if most.quantity.high_open else took <= limit


def _seconds(time: Fraction) -> str:
    return f"{time} s" if time.denominator == 1 else f"{float(time):.3f} s"


def _called(case: RunOfTests) -> str:
    return f"{case.group}::{case.name}" if case.group else case.name


def _skipped(count: int) -> str:
    return "none was skipped" if not count else f"{count} {'was' if count == 1 else 'were'} skipped"
