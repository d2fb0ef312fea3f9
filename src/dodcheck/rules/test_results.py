"""The kind `test_results`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.types import COUNT, GLOBS, PATH, TEXTS
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class TestResultsRule:
    """Tests passed, as JUnit XML tells that the caller hands over: `--evidence junit=results.xml`.

    Reads what pytest, surefire, gtest, ctest, nextest, jest and others write. Without `name` it is about every test in
    the files. A name is a file (`test/test_a.py`), a test in it (`test/test_a.py::test_x`), a class or a test;
    parameters in brackets don't count.

    Holds when none of these tests failed and at least one passed. Fails when one failed or ended in an error, when
    fewer passed than `min_tests`, and when they took longer than `max_seconds` together. Can't be known without a file,
    when no result is of a named test, when a named test was skipped (more than `max_skipped` of others), when results
    are of another commit and a path that `covers` matches has changed since (those that name no commit count as fresh),
    when the suites tell of more tests than there are results, and when a test has an end or a time that is not told.
    Tracked files (`path`) are a document's own word: they may refute, and prove nothing by themselves.
    """

    __test__: ClassVar[bool] = False
    kind: ClassVar[str] = "test_results"
    example: ClassVar[str] = "test_results: {name: test/test_import_smoke.py, max_seconds: 1}"

    name: tuple[str, ...] = option(
        TEXTS,
        "Files, classes or tests that are meant; every test in the files otherwise.",
        default=(),
        asks=Asks.CHOICE,
    )
    evidence: tuple[str, ...] = option(
        TEXTS, "The evidence files that decide; every one that is JUnit XML unless told otherwise.", default=()
    )
    path: str | None = option(PATH, "Tracked files of results, a glob, instead of evidence files.", default=None)
    min_tests: int | None = option(COUNT, "At least so many tests passed.", default=None, asks=Asks.FLOOR)
    max_skipped: int | None = option(
        COUNT, "So many may be skipped; none of named ones, any number of others.", default=None, asks=Asks.CEILING
    )
    max_seconds: int | None = option(COUNT, "They took at most so long together.", default=None, asks=Asks.CEILING)
    covers: tuple[str, ...] = option(
        GLOBS,
        "What the results are about: they are stale once such a file changes. Any file.",
        default=(),
        asks=Asks.CHOICE,
    )

    def __post_init__(self) -> None:
        if self.path is not None and self.evidence:
            raise OptionError("path and evidence say twice where the results are; give one of them")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the tests passed."""
        from dodcheck.rules.results.passing import Asked, passed  # noqa: PLC0415 - lazy: most rules are never examined

        asked = Asked(
            self.evidence, self.path, self.name, self.min_tests, self.max_skipped, self.max_seconds, self.covers
        )
        told = passed(snapshot, asked)
        return told.evidence(self.kind, self._reproduce())

    def _reproduce(self) -> str:
        if self.path is None:
            return ""
        return f"git grep -c '<testcase' -- {shlex.quote(f':(glob){self.path}')}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield results in which a test failed, or is not there."""
        from dodcheck.rules.planting import of_test_results  # noqa: PLC0415 - lazy: only the self-test asks

        return of_test_results.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        least = f", at least {self.min_tests}" if self.min_tests else ""
        soon = f", in at most {self.max_seconds} s" if self.max_seconds is not None else ""
        return f"{self._where()} that {self._which()} passed{least}{soon}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        few = f", or that fewer than {self.min_tests} passed" if self.min_tests else ""
        late = f", or that they took longer than {self.max_seconds} s" if self.max_seconds is not None else ""
        return f"{self._where()} that {self._one()} failed{few}{late}"

    def _where(self) -> str:
        return f"{self.path} says" if self.path else "results of tests, handed over with `--evidence`, say"

    def _one(self) -> str:
        return f"a test of {' or '.join(self.name)}" if self.name else "a test"

    def _which(self) -> str:
        return f"the tests of {' and '.join(self.name)}" if self.name else "the tests"
