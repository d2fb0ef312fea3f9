"""How much of the code ran in tests: what a rule of the kind `coverage` comes to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.results.coverage import Coverage, MeasuredFile
from dodcheck.results.coverage_reports import load
from dodcheck.rules.finding import Finding
from dodcheck.rules.results.freshness import stale_finding, undated_note
from dodcheck.rules.results.result_files import GivenResults, WantedResults, find_results
from dodcheck.rules.results.stated_results import unknown_finding
from dodcheck.rules.results.unmeasured_source import is_source, unmeasured_note
from dodcheck.snapshot.globs import matching
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of

_ADVICE = "`--evidence coverage=coverage.xml`"
_SIGNS = (b"line-rate=", b'"executed_lines"', b"\nDA:")
_NEAR = Fraction(1, 200)
"""Totals are printed rounded, and by some tools with branches: half a point is no contradiction."""
_PLACES = 50
_PARTS = 100
_ALIKE = 200
"""Of more files of one name than this, the rest is not looked through for one that a shorter path means."""
_ROOTS = 20
"""Of more folders than this that a report names, the rest is not looked into."""


class CoverageQuestion(NamedTuple):
    """What a rule asks of coverage, by its options: at least a share of lines, from 0 to 1, or ``more`` than it."""

    evidence: tuple[str, ...]
    path: str | None
    at_least: Fraction
    more: bool
    of: tuple[str, ...]
    covers: tuple[str, ...]


class _MeasuredPath(NamedTuple):
    """The lines of one tracked file, and how many ran."""

    path: str
    lines: int
    ran: int


def examine_coverage(snapshot: Snapshot, question: CoverageQuestion) -> Finding:
    """Return whether enough of the lines ran."""
    wanted = WantedResults(question.evidence, question.path, "report of coverage", "coverage", _SIGNS, _ADVICE)
    given_results = find_results(snapshot, wanted, load)
    if isinstance(given_results, Finding):
        return given_results
    finding = _judge(snapshot, question, given_results)
    return finding._replace(places=finding.places or given_results.places(), basis=given_results.basis)


def _judge(snapshot: Snapshot, question: CoverageQuestion, given_results: GivenResults[Coverage]) -> Finding:
    names = some([name for name, _ in given_results.files])
    commits = [report.commit for _, report in given_results.files]
    stale_results = stale_finding(snapshot, commits, question.covers, given_results.basis)
    if stale_results is not None:
        return stale_results
    files = _best_of_each_file(snapshot, (report for _, report in given_results.files))
    meant = _files_that_count(snapshot, question.of, frozenset(posixpath.splitext(file.path)[1] for file in files))
    if question.of and not meant:
        return unknown_finding(Unknown.EMPTY_SCOPE, f"no tracked file is like {some(question.of)}")
    missing = sorted(path for path in meant - {file.path for file in files} if not _is_blank(snapshot, path))
    if missing:
        return _unmeasured(missing, meant, question, names)
    chosen = [file for file in files if not meant or file.path in meant]
    note = (
        unmeasured_note(snapshot, frozenset(file.path for file in files))
        + _other_total_note(given_results)
        + undated_note(commits)
    )
    finding = _judge_share(chosen, question, names, note)
    if finding.outcome is Outcome.HOLDS and (other := _of_something_else(snapshot, chosen)):
        return unknown_finding(Unknown.PARTIAL, f"{names}: {other}")
    if finding.outcome is Outcome.HOLDS and _own_total_is_not_enough(given_results, question):
        return finding._replace(outcome=Outcome.UNKNOWN, unknown=Unknown.AMBIGUOUS)
    return finding


def _of_something_else(snapshot: Snapshot, chosen: list[_MeasuredPath]) -> str:
    """Return that a report is of no code of the repository, or of its tests alone; empty where it is of some."""
    tracked = frozenset(snapshot.files())
    known = [one.path for one in chosen if one.path in tracked]
    if not known:
        return f"no file in it is tracked here, first {chosen[0].path}"
    measured = frozenset(known)
    if not any(map(is_source, known)) and unmeasured_note(snapshot, measured):
        return f"it is of tests alone, first {known[0]}, and no other file is measured"
    return ""


def _unmeasured(missing: list[str], meant: frozenset[str], question: CoverageQuestion, names: str) -> Finding:
    of = f"{len(missing)} of {counted(len(meant), 'file')} of {some(question.of)}"
    message = f"{names}: {of} {'is' if len(missing) == 1 else 'are'} not measured, first {missing[0]}"
    places = tuple(map(Place, missing[:_PLACES]))
    return Finding(Outcome.FAILS, message, places, examined=len(meant), matched=len(meant) - len(missing))


def _judge_share(chosen: list[_MeasuredPath], question: CoverageQuestion, names: str, note: str) -> Finding:
    lines, ran = sum(one.lines for one in chosen), sum(one.ran for one in chosen)
    if not lines:
        return unknown_finding(Unknown.EMPTY_SCOPE, f"{names}: there is no line of code in it")
    share = Fraction(ran, lines)
    held = share > question.at_least if question.more else share >= question.at_least
    least = "" if held else f", and {'more than ' if question.more else ''}{_percent(question.at_least)} must"
    message = f"{names}: {ran:,} of {lines:,} lines ran, {_percent(share)}{least}; {counted(len(chosen), 'file')}{note}"
    return Finding(Outcome.HOLDS if held else Outcome.FAILS, message, examined=lines, matched=ran)


def _own_total_is_not_enough(given_results: GivenResults[Coverage], question: CoverageQuestion) -> bool:
    """Return whether the one report there is gives a total of itself that is not enough, which its lines are."""
    report = given_results.files[0][1]
    if len(given_results.files) > 1 or question.of or report.stated is None or not report.lines:
        return False
    total = Fraction(report.stated)
    far = abs(total - Fraction(report.ran, report.lines)) > _NEAR
    return far and not (total > question.at_least if question.more else total >= question.at_least)


def _other_total_note(given_results: GivenResults[Coverage]) -> str:
    """Return what to add where a report's own total is another than its lines make."""
    for name, report in given_results.files:
        if report.stated is None or not report.lines:
            continue
        made = Fraction(report.ran, report.lines)
        if abs(Fraction(report.stated) - made) > _NEAR:
            return f"; {name} says {_percent(Fraction(report.stated))}, and its lines make {_percent(made)}"
    return ""


def _best_of_each_file(snapshot: Snapshot, reports: Iterable[Coverage]) -> list[_MeasuredPath]:
    """Return every file once: of several reports that know it, the one in which most lines ran.

    Reports of shards tell of each line, but not here: their lines can't be laid over each other.
    """
    best: dict[str, MeasuredFile] = {}
    tracked = frozenset(snapshot.files())
    for report in reports:
        for measured in report.files:
            path = _tracked_path(snapshot, tracked, report.roots[:_ROOTS], measured.path)
            if path not in best or measured.ran > best[path].ran:
                best[path] = measured
    return [_MeasuredPath(path, measured.lines, measured.ran) for path, measured in best.items()]


def _tracked_path(snapshot: Snapshot, tracked: frozenset[str], roots: tuple[str, ...], path: str) -> str:
    """Return the tracked path that a report means, else its own: below one of its roots, or the end of one path."""
    normal = path.replace("\\", "/")
    candidates = [normal, *(posixpath.join(root.replace("\\", "/"), normal) for root in roots)]
    for candidate in candidates:
        place = normalise(candidate.lstrip("/"))
        if place in tracked:
            return place or normal
    parts = normal.split("/")[-_PARTS:]
    ending = {end for at in range(len(parts)) if (end := "/".join(parts[at:])) in tracked}
    alike = snapshot.files_named(posixpath.basename(normal))
    ending |= {path for path in alike[:_ALIKE] if f"/{path}".endswith(f"/{normal}")}
    return ending.pop() if len(ending) == 1 else normal


def _files_that_count(snapshot: Snapshot, globs: tuple[str, ...], suffixes: frozenset[str]) -> frozenset[str]:
    """Return the files that count: of a whole folder those whose endings the reports know, so no page beside code."""
    files = snapshot.files()
    return frozenset(
        path
        for glob in globs
        for path in matching(glob, files)
        if not glob.endswith("**") or posixpath.splitext(path)[1] in suffixes
    )


def _is_blank(snapshot: Snapshot, path: str) -> bool:
    """Return whether a file has nothing to run, as an empty `__init__.py` has."""
    data = bytes_of(snapshot, path)
    return data is not None and not data.strip()


def _percent(share: Fraction) -> str:
    """Return a share in percent, rounded down: 74.99 % is never told as 75 %."""
    tenths = int(share * 1000)
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10} %"
