"""Results of tests, whatever wrote them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Status(StrEnum):
    """How a test ended. ``UNTOLD`` is a word that nobody knows: it is no pass."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"
    UNTOLD = "untold"


class RunOfTests(NamedTuple):
    """One run of one test.

    ``group`` is the class or, without one, the names of the suites around it. ``file`` is as it stands there.
    ``seconds`` is ``None`` where no time is told. ``message`` is the first line of why it did not pass. ``flaky`` says
    that it passed only after it had failed. ``line`` counts from 1.
    """

    group: str
    name: str
    file: str | None
    seconds: float | None
    status: Status
    message: str
    flaky: bool
    line: int


class TestResults(NamedTuple):
    """A whole file: ``commit`` is what it says it ran, ``stated`` how many tests its suites say there are.

    ``seconds`` are the seconds that its outermost suites say they took, which may hold more than the times of their
    tests: imports, fixtures. ``stated_failures`` is how many failures and errors its outermost suites state.
    """

    cases: tuple[RunOfTests, ...]
    commit: str | None
    stated: int | None
    seconds: float | None = None
    stated_failures: int = 0

    @property
    def unshown_failures(self) -> int:
        """How many failures its suites state that no test of it shows."""
        shown = sum(case.flaky or case.status not in (Status.PASSED, Status.SKIPPED) for case in self.cases)
        return max(self.stated_failures - shown, 0)

    @property
    def missing_cases(self) -> int:
        """How many tests its suites tell of that are not in it."""
        return max((self.stated or 0) - len(self.cases), 0)
