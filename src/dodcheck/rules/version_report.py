"""The kind `version_report`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import option
from dodcheck.rules.types import TEXTS
from dodcheck.snapshot.protocol import Snapshot


@dataclass(frozen=True, slots=True)
class VersionReportRule:
    """A script reports which vendored libraries are outdated.

    What a script prints is in no repository, so the caller hands it over: `python scripts/audit.py > report.md`, then
    `--evidence third-party=report.md`. Read are JSON (a list of objects, or objects by name), CSV, and tables in
    Markdown or plain text whose columns name the library, its current and its latest version and mark the outdated
    ones, such as `Outdated`, `Up to date?` or `Status`. The report of `dodcheck sbom versions --format json` is one.

    Holds when the report lists every piece of vendored code in the tree with both versions, and marks exactly those as
    outdated whose current version is older than the latest, at least one of them. Fails when a mark is wrong, and when
    vendored code is missing from a report that marks what is current as well. Can't be known without the report, when
    it lists no library with both versions ("nothing is outdated"), when nothing in it is outdated, so that it is not
    seen whether that would be reported, when it marks nothing, when it is of another version of the tree, and when no
    code is vendored.
    """

    kind: ClassVar[str] = "version_report"
    example: ClassVar[str] = "version_report: {evidence: third-party}"

    evidence: tuple[str, ...] = option(
        TEXTS, "Names of the evidence file: the first that is there counts.", default=("third-party",)
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return what the report shows."""
        from dodcheck.rules.versions.reports import examine_version_report  # noqa: PLC0415 - lazy: parsers, and few rules ask

        return examine_version_report(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a report that calls an outdated library current."""
        from dodcheck.rules.counterexamples import of_version_report  # noqa: PLC0415 - lazy: only the self-test asks

        return of_version_report.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._report()} lists all vendored code with current and latest version, and marks what is outdated"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self._report()} leaves vendored code out, or marks a library wrongly"

    def _report(self) -> str:
        return f"a report, handed over with `--evidence {self.evidence[0]}=FILE`,"
