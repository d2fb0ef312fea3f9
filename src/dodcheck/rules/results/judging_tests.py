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
from dodcheck.rules.results.choosing_tests import ChosenTests, SoughtTests, choose_tests, failed_tests
from dodcheck.rules.results.freshness import stale_finding, undated_note
from dodcheck.rules.results.result_files import GivenResults, WantedResults, find_results
from dodcheck.rules.results.stated_results import unknown_finding
from dodcheck.rules.results.unrun_files import unrun_test_files
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


def examine_tests(snapshot: Snapshot, question: TestsQuestion) -> Finding:
    """Return whether the tests passed that are asked about."""
    wanted = WantedResults(question.evidence, question.path, "file of test results", "junit", (b"<testsuite",), _ADVICE)
    given_results = find_results(snapshot, wanted, load)
    if isinstance(given_results, Finding):
        return given_results
    judged = _judge(snapshot, question, given_results)
    return judged._replace(places=given_results.places(), basis=given_results.basis)


def _judge(snapshot: Snapshot, question: TestsQuestion, given_results: GivenResults[TestResults]) -> Finding:
    files = some([name for name, _ in given_results.files])
    chosen_tests = choose_tests(snapshot, question.sought, given_results.files)
    commits = [results.commit for _, results in given_results.files]
    first_problem = stale_finding(snapshot, commits, question.covers, given_results.basis)
    if first_problem is None and not question.ran_only:
        first_problem = _failures(chosen_tests, files) or _unshown_failures(given_results, files)
    if first_problem is None:
        first_problem = (
            _sought_and_absent(chosen_tests, given_results, files)
            or _missing_cases(given_results, files)
            or _files_not_run(snapshot, question, chosen_tests, files)
        )
    return (
        first_problem
        or _too_slow(question, chosen_tests, given_results, files)
        or _judge_counts(question, chosen_tests, files, undated_note(commits))
    )


def _failures(chosen_tests: ChosenTests, files: str) -> Finding | None:
    """Return that tests failed, or that nobody knows how one ended."""
    bad, total = failed_tests(chosen_tests.cases), len(chosen_tests.cases)
    if bad:
        first = bad[0]
        why = f": {first.message[:120]}" if first.message else ""
        message = (
            f"{files}: {len(bad)} of {counted(total, 'test')}{chosen_tests.words} failed, first {_shown(first)}{why}"
        )
        return Finding(Outcome.FAILS, message, examined=total, matched=len(bad))
    untold_case = next((case for case in chosen_tests.cases if case.status is Status.UNTOLD), None)
    if untold_case is not None:
        return unknown_finding(
            Unknown.AMBIGUOUS, f"{files}: how {_shown(untold_case)} ended is said in a word that is not known"
        )
    return None


def _unshown_failures(given_results: GivenResults[TestResults], files: str) -> Finding | None:
    """Return that suites state failures of which no test tells: what failed may be what is asked about."""
    bad = sum(results.unshown_failures for _, results in given_results.files)
    if not bad:
        return None
    return unknown_finding(
        Unknown.SKIPPED, f"{files}: its suites state {counted(bad, 'failure')} that no test in it shows"
    )


def _sought_and_absent(
    chosen_tests: ChosenTests, given_results: GivenResults[TestResults], files: str
) -> Finding | None:
    """Return that something is sought and no test is meant by it."""
    if not chosen_tests.absent:
        return None
    count = counted(sum(len(results.cases) for _, results in given_results.files), "test")
    return unknown_finding(Unknown.OUTSIDE, f"{files}: {chosen_tests.absent[0].replace('{count}', count)}")


def _missing_cases(given_results: GivenResults[TestResults], files: str) -> Finding | None:
    cut = sum(results.missing_cases for _, results in given_results.files)
    if not cut:
        return None
    return unknown_finding(
        Unknown.SKIPPED, f"{files}: its suites tell of {counted(cut, 'test')} whose results are not in it"
    )


def _files_not_run(
    snapshot: Snapshot, question: TestsQuestion, chosen_tests: ChosenTests, files: str
) -> Finding | None:
    """Return that results tell nothing of some of the test files."""
    missing = unrun_test_files(snapshot, chosen_tests.cases, question.sought.names) if question.every_file else ()
    if not missing:
        return None
    message = f"{files}: no result is of {missing[0]}"
    more = f" and {counted(len(missing) - 1, 'more test file')}" if missing[1:] else ""
    return unknown_finding(Unknown.OUTSIDE, f"{message}{more}, so not all tests were run")


def _too_slow(
    question: TestsQuestion, chosen_tests: ChosenTests, given_results: GivenResults[TestResults], files: str
) -> Finding | None:
    """Return that the tests took too long, or that this is not told."""
    if question.max_seconds is None or not chosen_tests.cases:
        return None
    took, count = _seconds_together(chosen_tests.cases), len(chosen_tests.cases)
    about = f"{files}: {counted(count, 'test')}{chosen_tests.words}"
    if not _is_within(took, question.max_seconds):
        limit = _seconds_in_words(question.max_seconds.quantity.high or Fraction(0))
        open_ = question.max_seconds.quantity.high_open
        allowed = f"less than {limit} is asked" if open_ else f"{limit} is the most"
        return Finding(
            Outcome.FAILS, f"{about} took {_seconds_in_words(took)}, and {allowed}", examined=count, matched=count
        )
    if untimed := sum(case.seconds is None for case in chosen_tests.cases):
        return unknown_finding(Unknown.SKIPPED, f"{about}; how long {untimed} of them took is not told")
    return _whole_run_too_slow(
        question.max_seconds, chosen_tests, given_results, f"{about} took {_seconds_in_words(took)}"
    )


def _whole_run_too_slow(
    most: Bound, chosen_tests: ChosenTests, given_results: GivenResults[TestResults], summary: str
) -> Finding | None:
    """Return that a run of these tests alone took longer than they: what they import may be loaded before them."""
    total = sum(len(results.cases) for _, results in given_results.files)
    runs = [results.seconds for _, results in given_results.files if results.seconds is not None]
    if len(chosen_tests.cases) < total or not runs:
        return None
    whole = Fraction(f"{math.fsum(runs):.9f}")
    if _is_within(whole, most):
        return None
    return unknown_finding(
        Unknown.PARTIAL, f"{summary}, and the whole run {_seconds_in_words(whole)}, with what is loaded around them"
    )


def _judge_counts(question: TestsQuestion, chosen_tests: ChosenTests, files: str, note: str) -> Finding:
    """Return what the numbers come to, where no test failed or that is not asked."""
    ends = Counter(case.status for case in chosen_tests.cases)
    skipped, total = ends[Status.SKIPPED], len(chosen_tests.cases)
    good = total - skipped if question.ran_only else ends[Status.PASSED]
    if not total:
        return unknown_finding(Unknown.EMPTY_SCOPE, f"{files}: there is no test in it")
    did = "ran" if question.ran_only else "passed"
    if good < max(question.min_tests or 0, 1):
        least = f", and {counted(question.min_tests, 'test')} must" if question.min_tests else ""
        few = counted(good, "test") if good else "no test"
        message = f"{files}: {few}{chosen_tests.words} {did}{least}; {_skipped_in_words(skipped)}"
        return Finding(Outcome.FAILS, message, examined=total, matched=good)
    message = f"{files}: {counted(good, 'test')}{chosen_tests.words} {did}"
    flaky = sum(case.flaky for case in chosen_tests.cases)
    flaky_note = f", {flaky} of them only after a failure" if flaky else ""
    took = (
        f", in {_seconds_in_words(_seconds_together(chosen_tests.cases))}" if question.max_seconds is not None else ""
    )
    failures_note = "" if question.ran_only else ", none failed"
    held = Finding(
        Outcome.HOLDS,
        f"{message}{flaky_note}{took}{failures_note}, {_skipped_in_words(skipped)}{note}",
        examined=total,
        matched=good,
        skipped=skipped,
    )
    return (
        _too_many_skipped(question, message, total, good, skipped)
        or _counted_several_times(question, chosen_tests, message)
        or held
    )


def _counted_several_times(question: TestsQuestion, chosen_tests: ChosenTests, summary: str) -> Finding | None:
    """Return that so many passed only where runs of one test count as several: on two systems, in two files."""
    if question.min_tests is None or question.ran_only:
        return None
    names = {(case.file, case.group, case.name) for case in chosen_tests.cases if case.status is Status.PASSED}
    if len(names) >= question.min_tests:
        return None
    return unknown_finding(
        Unknown.AMBIGUOUS, f"{summary}, of {len(names)} names: some tests may have run more than once"
    )


def _too_many_skipped(question: TestsQuestion, summary: str, total: int, good: int, skipped: int) -> Finding | None:
    """Return that more tests were skipped than may be: a limit that is told is broken, else it is not shown."""
    limit = question.max_skipped
    if limit is not None and skipped > limit:
        return Finding(
            Outcome.FAILS,
            f"{summary}, {_skipped_in_words(skipped)}, and {limit or 'none'} may be",
            examined=total,
            matched=good,
        )
    if skipped and limit is None and question.sought.are_few() and not question.ran_only:
        summary = f"{summary}, {_skipped_in_words(skipped)}, and none may be"
        return Finding(Outcome.UNKNOWN, summary, examined=total, matched=good, unknown=Unknown.SKIPPED, skipped=skipped)
    return None


def _seconds_together(cases: Iterable[RunOfTests]) -> Fraction:
    """Return how long they took together; fractions of a nanosecond are the machine's, not the test's."""
    return Fraction(f"{math.fsum(case.seconds or 0 for case in cases):.9f}")


def _is_within(took: Fraction, most: Bound) -> bool:
    limit = most.quantity.high or Fraction(0)
    return took < limit if most.quantity.high_open else took <= limit


def _seconds_in_words(time: Fraction) -> str:
    return f"{time} s" if time.denominator == 1 else f"{float(time):.3f} s"


def _shown(case: RunOfTests) -> str:
    return f"{case.group}::{case.name}" if case.group else case.name


def _skipped_in_words(count: int) -> str:
    return "none was skipped" if not count else f"{count} {'was' if count == 1 else 'were'} skipped"
