"""How much linters and scanners found: what a rule of the kind `findings` comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dodcheck.model.evidence import Basis, Evidence, Outcome, Place, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.results.findings import LEVELS, SEVERITIES, LinterFinding, LinterReport
from dodcheck.results.linter_reports import load
from dodcheck.rules.finding import Finding
from dodcheck.rules.findings import words_of
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.results.freshness import stale_finding, undated_note
from dodcheck.rules.results.result_files import GivenResults, WantedResults, find_results
from dodcheck.rules.results.stated_results import unknown_finding
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.findings import FindingsRule

_SIGNS = (b"sarif", b'"messages"', b'"filePath"')
_LEAST_SCORES = dict(SEVERITIES)
_PROSE = (".md", ".markdown", ".rst", ".txt")
_SHORT = 12


def examine_findings(rule: FindingsRule, snapshot: Snapshot) -> Finding | Evidence:
    """Return whether there are no more findings than there may be."""
    path = named_file(snapshot, rule.path, rule.named_in, rule.kind) if rule.path else None
    if isinstance(path, Evidence):
        return path
    advice = f"`--evidence findings={rule.tool or 'report'}.json`"
    wanted = WantedResults(rule.evidence, path, f"report{_of_tool(rule)}", "findings", _SIGNS, advice)
    reports = find_results(snapshot, wanted, load)
    if isinstance(reports, Finding):
        return reports
    finding = _judge(rule, snapshot, reports)
    return finding._replace(places=finding.places or reports.places(), basis=reports.basis)


def _of_tool(rule: FindingsRule) -> str:
    return f" of {rule.tool}" if rule.tool else " of a linter"


def _judge(rule: FindingsRule, snapshot: Snapshot, given_results: GivenResults[LinterReport]) -> Finding:
    reports_of_tool = [(name, report) for name, report in given_results.files if _is_of_tool(rule, report)]
    names = some([name for name, _ in reports_of_tool or given_results.files])
    if not reports_of_tool:
        return unknown_finding(Unknown.OUTSIDE, f"{names} is no report of {rule.tool}")
    commits = [report.commit for _, report in reports_of_tool]
    finding = _judge_count(rule, names, [report for _, report in reports_of_tool])
    stale_results = stale_finding(snapshot, commits, rule.covers, given_results.basis)
    if stale_results is None and given_results.basis is Basis.STATED:
        undated_ones = [name for name, report in reports_of_tool if report.commit is None]
        stale_results = next((why for name in undated_ones if (why := _outdated_report(rule, snapshot, name))), None)
    if stale_results is not None:
        return stale_results
    note = undated_note(commits) if given_results.basis is Basis.RECORDED else ""
    return finding._replace(words=f"{finding.words}{note}")


def _is_of_tool(rule: FindingsRule, report: LinterReport) -> bool:
    """Return whether a report is of the tool that is asked for; one that names none may be."""
    return rule.tool is None or not report.tools or any(rule.tool.lower() in name for name in report.tools)


def _judge_count(rule: FindingsRule, names: str, reports: list[LinterReport]) -> Finding:
    looked_at = sum(report.looked_at or _weight_of_empty_report(rule, report) for report in reports)
    every = [one for report in reports for one in report.findings]
    hits = [one for one in every if _is_of_grade(rule.grade, one) is True and not one.suppressed]
    ungraded = [one for one in every if _is_of_grade(rule.grade, one) is None and not one.suppressed]
    suppressed = [one for one in every if _is_of_grade(rule.grade, one) is not False and one.suppressed]
    suppressed_note = f", and {len(suppressed)} that somebody let pass" if suppressed else ""
    summary = f"{names} tells of {counted(len(hits), *words_of(rule.grade))}{_first_in_words(hits)}{suppressed_note}"
    if len(hits) > rule.at_most:
        return Finding(Outcome.FAILS, summary, examined=max(looked_at, 1), matched=len(hits))
    why = next((report.unfinished for report in reports if report.unfinished), "")
    if why or not looked_at:
        return unknown_finding(
            Unknown.SKIPPED if why else Unknown.EMPTY_SCOPE, f"{names}: {why or 'it looked at no file'}"
        )
    if len(hits) + len(ungraded) + len(suppressed) > rule.at_most:
        grave = f", and of {len(ungraded)} it does not tell how grave{_first_in_words(ungraded)}" if ungraded else ""
        return unknown_finding(Unknown.PARTIAL, f"{summary}{grave}")
    return Finding(Outcome.HOLDS, summary, examined=looked_at, matched=len(hits))


def _weight_of_empty_report(rule: FindingsRule, report: LinterReport) -> int:
    """Return what an empty report counts for: ruff writes one where it found nothing, ESLint where it read nothing."""
    return int(not report.tools and rule.tool is not None and rule.tool.lower() == "ruff")


def _is_of_grade(grade: str | None, one: LinterFinding) -> bool | None:
    """Return whether a finding is of a grade; ``None`` where it has none by which that is told."""
    if grade is None:
        return True
    if grade in LEVELS:
        return one.level == grade if one.level else None
    if one.score is None:
        return False if one.level == "note" else None
    return one.score >= _LEAST_SCORES[grade]


def _first_in_words(findings: list[LinterFinding]) -> str:
    if not findings:
        return ""
    one = findings[0]
    at = f" in {one.path}{f':{one.line}' if one.line else ''}" if one.path else ""
    return f", first {one.rule or 'one without a rule'}{at}"


def _outdated_report(rule: FindingsRule, snapshot: Snapshot, path: str) -> Finding | None:
    """Return that files have changed since the last commit that changed a tracked report."""
    history = snapshot.history()
    if history is None:
        return None
    changed: set[str] = set()
    for entry in history.log(history.head()):
        if path in entry.paths:
            break
        changed.update(one for one in entry.paths if not one.endswith(_PROSE))
    touched = sorted(one for glob in rule.covers or ("**",) for one in matching(glob, sorted(changed)))
    if not touched:
        return None
    message = f"{path} names no commit, and {touched[0]} has changed since it was written"
    return Finding(Outcome.UNKNOWN, message, (Place(path),), unknown=Unknown.STALE, basis=Basis.STATED)
