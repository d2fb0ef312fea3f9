"""The kind `findings`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.phrasing import counted
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, option
from dodcheck.rules.results.stated_results import condition_of_acceptance, discount_stated
from dodcheck.rules.types import COUNT, DOCUMENT, FLAG, GLOBS, TEXT, TEXTS, choice
from dodcheck.snapshot.protocol import Snapshot

GRADES = ("error", "warning", "note", "critical", "high", "medium", "low")
"""What is counted: findings that a tool grades so, or those that are at least so grave."""


@dataclass(frozen=True, slots=True)
class FindingsRule:
    """A linter or scanner found no more than so much, as its report tells that the caller hands over.

    Reads SARIF 2.1.0 and the JSON of ESLint and ruff: `--evidence findings=eslint.json`. Of `grade`, `error`,
    `warning` and `note` are the levels of the tool, each for itself; `critical`, `high`, `medium` and `low` count what
    is at least so grave by the score of its rule (`security-severity`). Without it every finding counts. Holds when
    there are at most `at_most`. Fails when there are more. Findings that somebody let pass are told and don't count;
    where they would make too many, that can't be known. Nor can it without a report, when a report looked at nothing
    (an empty list is one of ruff only where `tool` says so), when a run in it did not succeed, when what may be so
    grave has no score, and when it is of another commit and a path that `covers` matches has changed since. A tracked
    report (`path`) without a commit is as old as the last commit that changed it. It is a document's own word: it may
    refute, and proves nothing unless `accept_stated` is given. A report that does not parse is an error.
    """

    kind: ClassVar[str] = "findings"
    example: ClassVar[str] = "findings: {tool: eslint, grade: warning}"

    tool: str | None = option(TEXT, "The tool, as its report names it.", default=None, asks=Asks.DEMAND)
    grade: str | None = option(choice(*GRADES), "What is counted; every finding unless told.", default=None)
    at_most: int = option(COUNT, "So many there may be.", default=0, asks=Asks.CEILING)
    evidence: tuple[str, ...] = option(
        TEXTS, "The evidence files that decide; every one that is a report unless told otherwise.", default=()
    )
    path: str | None = option(DOCUMENT, "A tracked report, instead of evidence files.", default=None)
    covers: tuple[str, ...] = option(
        GLOBS,
        "What the reports are about: they are stale once such a file changes. Any file.",
        default=(),
        asks=Asks.CHOICE,
    )
    accept_stated: bool = option(
        FLAG, "What only a tracked file (`path`) tells proves it.", default=False, asks=Asks.ALLOWANCE
    )
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if self.path is not None and self.evidence:
            raise OptionError("path and evidence say twice where the reports are; give one of them")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether there are no more findings."""
        from dodcheck.rules.results.judging_findings import examine_findings  # noqa: PLC0415 - lazy: most rules are never examined

        finding = examine_findings(self, snapshot)
        if isinstance(finding, Evidence):
            return finding
        return discount_stated(finding, accept_stated=self.accept_stated).evidence(self.kind, self._reproduce())

    def _reproduce(self) -> str:
        return f"git ls-files -- {shlex.quote(self.path)}" if self.path else ""

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield reports with a finding more, or with none."""
        from dodcheck.rules.counterexamples import of_findings  # noqa: PLC0415 - lazy: only the self-test asks

        return of_findings.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        word = condition_of_acceptance(self.path, accept_stated=self.accept_stated)
        return f"{self._where()} that there are at most {self._what(self.at_most)}{word}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._where()} that there are more than {self._what(self.at_most)}"

    def _where(self) -> str:
        of = f" of {self.tool}" if self.tool else ""
        return f"{self.path} says" if self.path else f"a report{of}, handed over with `--evidence`, says"

    def _what(self, number: int) -> str:
        return counted(number, *words_of(self.grade))


def words_of(grade: str | None) -> tuple[str, str]:
    """Return the words for one finding of a grade and for many."""
    if grade in ("error", "warning", "note"):
        return grade, f"{grade}s"
    return (f"finding at least {grade}", f"findings at least {grade}") if grade else ("finding", "findings")
