"""The kind `coverage`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from dodcheck.documents.quantities import PERCENT
from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.metrics.bound import BOUND, Bound
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.results.stated_results import condition_of_acceptance, discount_stated
from dodcheck.rules.types import FLAG, GLOBS, PATH, TEXTS
from dodcheck.snapshot.protocol import Snapshot


def _share(bound: Bound) -> Fraction | None:
    """Return the share from 0 to 1 that a bound in percent means."""
    quantity = bound.quantity
    percent = quantity.low if not quantity.unit and quantity.top in (None, PERCENT) else None
    return percent / PERCENT if percent is not None and 0 < percent <= PERCENT else None


@dataclass(frozen=True, slots=True)
class CoverageRule:
    """So much of the code ran in tests, as a report tells that the caller hands over.

    Reads Cobertura XML, the JSON of coverage.py and tracefiles of lcov: `--evidence coverage=coverage.xml`. Counts
    lines: the total that a report gives of itself never makes up for them, and is told where it is another. Several
    reports count together, each file once, by the report in which most of its lines ran.

    Holds when at least `at_least` percent of the lines ran (`>75%`: more than that). Fails when fewer did, and when a
    file that `of` matches is in no report: what is left out is not covered. How many tracked files with the same
    endings are in no report is told, tests left out. Can't be known without a report, when it has no line, when nothing
    is like `of`, when the lines are enough and the total that the one report gives is not, and when it is of another
    commit and a path that `covers` matches has changed since (one that names no commit counts as fresh). Tracked files
    (`path`) are a document's own word: they may refute, and prove nothing by themselves unless
    `accept_stated` is given.
    """

    kind: ClassVar[str] = "coverage"
    example: ClassVar[str] = "coverage: {at_least: 75%, of: src/**/*.py}"

    at_least: Bound = option(BOUND, "So many percent of the lines ran: `75` or `75%`.", asks=Asks.FLOOR)
    of: tuple[str, ...] = option(
        GLOBS,
        "The code that counts, all of it (of `src/**` what ends like a measured file); else what is in the reports.",
        default=(),
        asks=Asks.CHOICE,
    )
    evidence: tuple[str, ...] = option(
        TEXTS, "The evidence files that decide; every one that is a report unless told otherwise.", default=()
    )
    path: str | None = option(PATH, "Tracked reports, a glob, instead of evidence files.", default=None)
    covers: tuple[str, ...] = option(
        GLOBS,
        "What the reports are about: they are stale once such a file changes. Any file.",
        default=(),
        asks=Asks.CHOICE,
    )
    accept_stated: bool = option(
        FLAG, "What only tracked files (`path`) tell proves it.", default=False, asks=Asks.ALLOWANCE
    )

    def __post_init__(self) -> None:
        if self.path is not None and self.evidence:
            raise OptionError("path and evidence say twice where the reports are; give one of them")
        if _share(self.at_least) is None:
            raise OptionError(f"at_least takes a number from 1 to 100, in percent, which {self.at_least} is not")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether enough of the code ran."""
        from dodcheck.rules.results.judging_coverage import CoverageQuestion, examine_coverage  # noqa: PLC0415 - lazy: most rules are never examined

        share = _share(self.at_least) or Fraction(1)
        more = self.at_least.quantity.low_open
        finding = examine_coverage(
            snapshot, CoverageQuestion(self.evidence, self.path, share, more, self.of, self.covers)
        )
        return discount_stated(finding, accept_stated=self.accept_stated).evidence(self.kind, self._reproduce())

    def _reproduce(self) -> str:
        return f"git ls-files -- {shlex.quote(f':(glob){self.path}')}" if self.path else ""

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield reports in which no line ran, or every one did."""
        from dodcheck.rules.counterexamples import of_coverage  # noqa: PLC0415 - lazy: only the self-test asks

        return of_coverage.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        least = "more than" if self._is_open() else "at least"
        word = condition_of_acceptance(self.path, accept_stated=self.accept_stated)
        return f"{self._where()} that {least} {self._percent()} of the lines{self._which()} ran{word}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        left_out = f", or a file like {' or '.join(self.of)} is not in it" if self.of else ""
        less = "no more than" if self._is_open() else "less than"
        return f"{self._where()} that {less} {self._percent()} of the lines{self._which()} ran{left_out}"

    def _where(self) -> str:
        return f"{self.path} says" if self.path else "a report of coverage, handed over with `--evidence`, says"

    def _is_open(self) -> bool:
        return self.at_least.quantity.low_open

    def _percent(self) -> str:
        return f"{str(self.at_least).strip(' %>')} %"

    def _which(self) -> str:
        return f" of {' and '.join(self.of)}" if self.of else ""
