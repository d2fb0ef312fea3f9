"""What a recorded report of outdated libraries shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import some
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.vendoring.survey import VendoredSurvey
from dodcheck.supply.vendoring.vendored import Vendored
from dodcheck.supply.versions.aging import order_of
from dodcheck.supply.versions.agreeing import version_words
from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.order import Order
from dodcheck.supply.versions.pairing import pair_libraries
from dodcheck.supply.versions.reported import ReportedLibrary, VersionReport, read_report
from dodcheck.supply.versions.sides import Side, versions_of
from dodcheck.supply.versions.stated_version import Agreement, Pinning, same_version

if TYPE_CHECKING:
    from dodcheck.rules.version_report import VersionReportRule


def examine_version_report(rule: VersionReportRule, snapshot: Snapshot) -> Evidence:
    """Return what the report of the caller shows, as evidence of the rule's kind."""
    name = next((file for file in rule.evidence if snapshot.handed_over(file) is not None), None)
    data = snapshot.handed_over(name) if name else None
    if name is None or data is None:
        message = "what a script reports is not in the repository; its output, handed over with `--evidence "
        message += f"{rule.evidence[0]}=FILE`, would show it"
        return _told(rule, Outcome.UNKNOWN, message, why=Unknown.OUTSIDE)
    try:
        report = read_report(data)
    except UnreadProblem as problem:
        return _told(rule, Outcome.UNKNOWN, f"the report {name} is not read: {problem}", why=Unknown.SKIPPED)
    except FormatProblem as problem:
        return _told(rule, Outcome.ERROR, f"the report {name} can't be read: {problem}")
    return _Report(rule, name, report, vendored_in(snapshot)).evidence()


@dataclass(frozen=True, slots=True)
class _Report:
    rule: VersionReportRule
    name: str
    report: VersionReport
    survey: VendoredSurvey

    def evidence(self) -> Evidence:
        """Return the evidence: what is not to be seen, then what is wrong, then what is missing."""
        return self._nothing() or self._wrong() or self._left_out() or self._unclear() or self._good()

    def _nothing(self) -> Evidence | None:
        if not self.survey.code:
            return self._unknown("no vendored code is tracked that it could be about", Unknown.EMPTY_SCOPE)
        if not self.report.rows:
            message = f"the report {self.name} lists no library with its current and its latest version"
            return self._unknown(message, Unknown.PARTIAL)
        old = list(self._of_another_tree())
        message = f"the report {self.name} is of another tree: {some(old, joint='; ')}"
        return self._unknown(message, Unknown.STALE) if old else None

    def _of_another_tree(self) -> Iterator[str]:
        for library in self._libraries():
            known = dict(versions_of(library))
            if library.entry and library.code:
                version, own = known[Side.TABLE], known[Side.TREE]
                if same_version(version, own) is Agreement.DIFFERENT:
                    yield f"{library.name[:60]} is {version_words(version)} in it and {version_words(own)} here"

    def _wrong(self) -> Evidence | None:
        wrong = [words for row in self.report.rows if (words := _mistake(row))]
        words = (
            f"the report {self.name} marks {len(wrong)} of {len(self.report.rows)} wrongly: {some(wrong, joint='; ')}"
        )
        return self._told(Outcome.FAILS, words, len(self.report.rows) - len(wrong)) if wrong else None

    def _left_out(self) -> Evidence | None:
        gone = [library.code for library in self._libraries() if library.entry is None and library.code]
        if not gone:
            return None
        listed = f"the report {self.name} leaves out {len(gone)} of {len(self.survey.code)} pieces of vendored code"
        message = f"{listed}: {some([vendored.path for vendored in gone], joint='; ')}"
        if self.report.marks and any(row.outdated is False for row in self.report.rows):
            return self._told(Outcome.FAILS, message, len(self.survey.code) - len(gone), _places(gone))
        return self._unknown(f"{message}; they may be current", Unknown.PARTIAL)

    def _unclear(self) -> Evidence | None:
        if self.survey.skipped:
            first = self.survey.skipped[0]
            message = f"vendored code may be there that is not seen: {first.place.path} {first.why}"
            return self._unknown(message, Unknown.SKIPPED)
        empty = [row.entry.name for row in self.report.rows if not _is_told(row)]
        if empty:
            message = f"the report {self.name} has no current or no latest version of {some(empty, joint='; ')}"
            return self._unknown(message, Unknown.PARTIAL)
        if unmarked := [row.entry.name for row in self.report.rows if row.outdated is None]:
            message = f"the report {self.name} does not mark as outdated or current: {some(unmarked, joint='; ')}"
            return self._unknown(message, Unknown.PARTIAL)
        if not any(row.outdated and _order(row) is Order.OLDER for row in self.report.rows):
            message = f"nothing in the report {self.name} is outdated, so it is not seen whether that would be reported"
            return self._unknown(message, Unknown.PARTIAL)
        return None

    def _good(self) -> Evidence:
        outdated = sum(row.outdated is True for row in self.report.rows)
        message = f"the report {self.name} lists all vendored code ({len(self.survey.code)}) with current and latest "
        message += f"version, {outdated} of {len(self.report.rows)} as outdated"
        return self._told(Outcome.HOLDS, message, len(self.report.rows))

    def _libraries(self) -> tuple[Library, ...]:
        return pair_libraries([row.entry for row in self.report.rows], (), self.survey.code)

    def _unknown(self, summary: str, why: Unknown) -> Evidence:
        return _told(self.rule, Outcome.UNKNOWN, summary, len(self.report.rows), why=why)

    def _told(self, outcome: Outcome, summary: str, matched: int, places: tuple[Place, ...] = ()) -> Evidence:
        return _told(self.rule, outcome, summary, len(self.report.rows), matched, places)


def _told(  # noqa: PLR0913, PLR0917 - the fields of evidence
    rule: VersionReportRule,
    outcome: Outcome,
    summary: str,
    examined_: int = 0,
    matched: int = 0,
    places: tuple[Place, ...] = (),
    why: Unknown | None = None,
) -> Evidence:
    return Evidence(
        kind=rule.kind,
        outcome=outcome,
        summary=summary,
        examined=examined_,
        matched=matched,
        reproduce="git ls-files -s",
        skipped=int(outcome is Outcome.UNKNOWN),
        unknown=why,
        basis=Basis.RECORDED,
        places=places,
    )


def _order(row: ReportedLibrary) -> Order:
    latest = row.entry.latest
    return order_of(row.entry.version, latest) if latest else Order.UNKNOWN


def _is_told(row: ReportedLibrary) -> bool:
    latest = row.entry.latest
    return row.entry.version.told is Pinning.PINNED and latest is not None and latest.told is Pinning.PINNED


def _mistake(row: ReportedLibrary) -> str | None:
    """Return in words that a mark contradicts the versions beside it."""
    order, latest = _order(row), row.entry.latest
    if row.outdated is None or latest is None or order is Order.UNKNOWN:
        return None
    if row.outdated is (order is Order.OLDER):
        return None
    mark = "outdated" if row.outdated else "current"
    current = version_words(row.entry.version)
    return f"{row.entry.name[:60]} as {mark}, at {current} with {version_words(latest)} as the latest"


def _places(code: Sequence[Vendored]) -> tuple[Place, ...]:
    return tuple(Place(vendored.path) for vendored in code[:50])
