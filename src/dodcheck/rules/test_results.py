"""The kind `test_results`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.metrics.bound import BOUND, Bound
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.results.stated_results import condition_of_acceptance, discount_stated
from dodcheck.rules.types import COUNT, FLAG, GLOBS, PATH, TEXTS
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class TestResultsRule:
    """Tests passed, as JUnit XML tells that the caller hands over: `--evidence junit=results.xml`.

    Reads what pytest, surefire, gtest, ctest, nextest, jest and others write. It is about every test in the files, or
    about those that `name`, `about` or `suite` mean. A name is a folder (`test/unit/`), a file (`test/test_a.py`), a
    test in it (`test/test_a.py::test_x`), a class or a test; parameters in brackets don't count. `about` are words
    (`mixed version`) of the name of a test, its class or its file, `suite` of its class, its file or the evidence file:
    `--evidence junit-onnx=onnx.xml` is of the suite ONNX.

    Holds when none of these tests failed and at least one passed; with `ran_only`, when one ran at all. Fails when one
    failed or ended in an error, when none passed or fewer than `min_tests`, when more were skipped than `max_skipped`,
    and when they took longer than `max_seconds` together (`<1`: that long is too long). Can't be known without a file,
    when no result is of what is named, when beside those that passed a single test that is named was skipped and no
    `max_skipped` allows it, with `every_file` when a tracked Python file of tests has no result, when results are of
    another commit and a path that `covers` matches has changed since (those that name no commit count as fresh), when
    the suites tell of more tests than there are results, and when a test has an end or a time that is not told.
    Tracked files (`path`) are a document's own word: they may refute, and prove nothing by themselves unless
    `accept_stated` is given.
    """

    __test__: ClassVar[bool] = False
    kind: ClassVar[str] = "test_results"
    example: ClassVar[str] = "test_results: {name: test/test_import_smoke.py, max_seconds: 1}"

    name: tuple[str, ...] = option(
        TEXTS,
        "Folders, files, classes or tests that are meant; every test in the files otherwise.",
        default=(),
        asks=Asks.NAMED,
    )
    about: tuple[str, ...] = option(
        TEXTS, "Words in the names of the tests that are meant, their classes or files.", default=()
    )
    suite: tuple[str, ...] = option(
        TEXTS,
        "The suites that are meant, each by words in the name of its evidence file, classes or files.",
        default=(),
    )
    evidence: tuple[str, ...] = option(
        TEXTS, "The evidence files that decide; every one that is JUnit XML unless told otherwise.", default=()
    )
    path: str | None = option(PATH, "Tracked files of results, a glob, instead of evidence files.", default=None)
    min_tests: int | None = option(COUNT, "At least so many tests passed.", default=None, asks=Asks.FLOOR)
    max_skipped: int | None = option(
        COUNT, "So many may be skipped; none of single ones, any number of others.", default=None, asks=Asks.CEILING
    )
    max_seconds: Bound | None = option(
        BOUND, "They took at most so long together: `1`, `0.5`, `<1`.", default=None, asks=Asks.CEILING
    )
    every_file: bool = option(
        FLAG,
        "Each tracked Python file of tests (`test_*.py`, `*_test.py`) has a result; of named folders, each in them.",
        default=False,
        asks=Asks.DEMAND,
    )
    ran_only: bool = option(
        FLAG, "Only that they ran is asked, not how they ended.", default=False, asks=Asks.ALLOWANCE
    )
    covers: tuple[str, ...] = option(
        GLOBS,
        "What the results are about: they are stale once such a file changes. Any file.",
        default=(),
        asks=Asks.CHOICE,
    )
    accept_stated: bool = option(
        FLAG, "What only tracked files (`path`) tell proves it.", default=False, asks=Asks.ALLOWANCE
    )

    def __post_init__(self) -> None:
        if self.path is not None and self.evidence:
            raise OptionError("path and evidence say twice where the results are; give one of them")
        most = self.max_seconds.quantity if self.max_seconds is not None else None
        if most and (most.high is None or most.unit or most.top is not None or most.low not in (None, most.high)):
            raise OptionError(
                f"max_seconds takes a number of seconds such as 1, 0.5 or <1, which {self.max_seconds} is not"
            )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the tests passed."""
        from dodcheck.rules.results.choosing_tests import SoughtTests  # noqa: PLC0415 - lazy: most rules are never examined
        from dodcheck.rules.results.judging_tests import TestsQuestion, examine_tests  # noqa: PLC0415 - lazy: most rules are never examined

        asked = TestsQuestion(
            evidence=self.evidence,
            path=self.path,
            sought=SoughtTests(self.name, self.about, self.suite),
            covers=self.covers,
            min_tests=self.min_tests,
            max_skipped=self.max_skipped,
            max_seconds=self.max_seconds,
            every_file=self.every_file,
            ran_only=self.ran_only,
        )
        finding = discount_stated(examine_tests(snapshot, asked), accept_stated=self.accept_stated)
        return finding.evidence(self.kind, self._reproduce())

    def _reproduce(self) -> str:
        if self.path is None:
            return ""
        return f"git grep -c '<testcase' -- {shlex.quote(f':(glob){self.path}')}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield results in which a test failed, or is not there."""
        from dodcheck.rules.counterexamples import of_test_results  # noqa: PLC0415 - lazy: only the self-test asks

        return of_test_results.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        word = condition_of_acceptance(self.path, accept_stated=self.accept_stated)
        did = "ran" if self.ran_only else "passed"
        return f"{self._where()} that {self._meant()} {did}{''.join(self._limits())}{word}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._where()} that {', or that '.join(self._faults())}"

    def _where(self) -> str:
        return f"{self.path} says" if self.path else "results of tests, handed over with `--evidence`, say"

    def _meant(self, joint: str = " and ") -> str:
        suites = (f"the suite {suite}" for suite in self.suite)
        parts = [*self.name, *(f"“{word}”" for word in self.about), *suites]
        return f"the tests of {joint.join(parts)}" if parts else "the tests"

    def _limits(self) -> Iterator[str]:
        if self.min_tests:
            yield f", at least {self.min_tests}"
        if self.max_skipped is not None:
            yield f", {self.max_skipped or 'none'} of them skipped" + (" at most" if self.max_skipped else "")
        if self.every_file:
            yield ", those of every file"
        if self.max_seconds is not None:
            yield f", in {self._time('less than', 'at most')}"

    def _faults(self) -> Iterator[str]:
        did = "ran" if self.ran_only else "passed"
        meant = self._meant(" or ").removeprefix("the tests")
        yield f"none{meant} ran" if self.ran_only else f"a test{meant} failed"
        if self.min_tests:
            yield f"fewer than {self.min_tests} {did}"
        if self.max_skipped is not None:
            yield f"{'one was' if not self.max_skipped else f'more than {self.max_skipped} were'} skipped"
        if self.max_seconds is not None:
            yield f"they took {self._time('as long as', 'longer than')}"

    def _time(self, open_: str, closed: str) -> str:
        words = str(self.max_seconds)
        return f"{open_ if words.startswith('<') else closed} {words.strip(' <≤=')} s"
