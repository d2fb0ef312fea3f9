"""Whether checks passed on the judged commit: named ones, or all there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, comparable_name
from dodcheck.rules.hosting.facts import CHECK_RUNS, STATUS, PlatformQuestion, is_workflow_file, unknown_finding
from dodcheck.rules.hosting.runs import CheckResults, CheckRun, CheckState, check_results

_SHORT = 7
_SHOWN = 5
_MATRIX_PART = re.compile(r" \([^()]*\)\Z")


class _CountedChecks(NamedTuple):
    """The runs that count, the names of their files, how many runs the answers leave out, and a note on them."""

    names: str
    runs: tuple[CheckRun, ...]
    left_out: int
    note: str


def decide(question: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return whether the checks passed, ``None`` where no answer holds results of checks."""
    all_results = [read for answer in answers if (read := check_results(answer))]
    if not all_results:
        return None
    commits = [commit for result in all_results for commit in (result.commit, *(run.commit for run in result.runs))]
    stale = next((commit for commit in commits if not _is_fresh(commit, question)), None)
    fresh = [_fresh_results(result, question) for result in all_results if _is_fresh(result.commit, question)]
    if stale and not any(result.runs for result in fresh):
        return _stale_finding(question, all_results, stale)
    return _finding_of_checks(question, fresh, _counted_checks(question, all_results, fresh))


def _fresh_results(result: CheckResults, question: PlatformQuestion) -> CheckResults:
    return result._replace(runs=tuple(run for run in result.runs if _is_fresh(run.commit, question)))


def _is_fresh(commit: str, question: PlatformQuestion) -> bool:
    return not commit or (commit == question.judged.commit and not question.judged.dirty)


def _stale_finding(question: PlatformQuestion, all_results: Sequence[CheckResults], commit: str) -> Finding:
    message = ", ".join(results.name for results in all_results) + f": about {commit[:_SHORT]}"
    if commit == question.judged.commit:
        message += ", but tracked files differ from that commit"
    else:
        message += f", not about the judged commit ({(question.judged.commit or 'none')[:_SHORT]})"
    return unknown_finding(Unknown.STALE, message, sum(len(results.runs) for results in all_results))


def _counted_checks(
    question: PlatformQuestion, every_result: Sequence[CheckResults], fresh: Sequence[CheckResults]
) -> _CountedChecks:
    runs = tuple(run for results in fresh for run in results.runs if not (run.running and _has_name(run, question.own)))
    left_out = sum(max(0, (results.total or 0) - len(results.runs)) for results in every_result)
    unnamed = any(not run.commit for run in runs)
    note = "; the results name no commit, so they count as fresh" if unnamed else ""
    return _CountedChecks(", ".join(results.name for results in fresh), runs, left_out, note)


def _finding_of_checks(question: PlatformQuestion, fresh: Sequence[CheckResults], checks: _CountedChecks) -> Finding:
    wanted = [run for run in checks.runs if any(_has_name(run, name) for name in question.expect)]
    runs = wanted if question.expect else list(checks.runs)
    relevant_runs = [run for run in runs if _is_of_branch_and_event(run, question)]
    failed = [run for run in relevant_runs if run.state is CheckState.FAILED]
    passed = {run.name for run in relevant_runs if run.state is CheckState.PASSED}
    if failed and all(run.name in passed for run in failed):
        message = f"{checks.names}: {_names(failed)} passed and did not: it ran again, or several have the name"
        return unknown_finding(Unknown.AMBIGUOUS, message, len(relevant_runs))
    if failed:
        message = f"{checks.names}: {_names(failed)} did not pass{checks.note}"
        return Finding(Outcome.FAILS, message, examined=len(relevant_runs), matched=len(relevant_runs) - len(failed))
    return (
        _absent_check(question, fresh, checks)
        or _unsettled_checks(question, checks, runs, relevant_runs)
        or _passed_checks(question, fresh, checks, relevant_runs)
    )


def _absent_check(question: PlatformQuestion, fresh: Sequence[CheckResults], checks: _CountedChecks) -> Finding | None:
    """Return that a check asked for has no result: it did not run, or a job of that name is another check's."""
    absent = [name for name in question.expect if not any(_has_name(run, name) for run in checks.runs)]
    if not absent:
        return None
    message = f"{checks.names}: no result of “{absent[0]}”{checks.note}"
    other = unknown_finding(
        Unknown.AMBIGUOUS, f"{message}; it did not run, or is called otherwise", max(1, len(checks.runs))
    )
    return _missing_results(question, fresh, checks, message) or other


def _unsettled_checks(
    question: PlatformQuestion, checks: _CountedChecks, runs: Sequence[CheckRun], relevant_runs: Sequence[CheckRun]
) -> Finding | None:
    """Return why results leave it open: one that is no success, one of another branch, none at all."""
    possible_runs = [run for run in runs if run in relevant_runs or _may_be_of_branch_and_event(run, question)]
    waiting = [run for run in possible_runs if run.state is not CheckState.PASSED]
    if waiting:
        ended = f"{_names(waiting)}: {waiting[0].word.replace('_', ' ')}, which is no success{_scope(question)}"
        ended += "" if question.expect else "; a rule with `expect` names the checks that count"
        return unknown_finding(Unknown.PARTIAL, f"{checks.names}: {ended}", len(possible_runs))
    if not runs:
        return unknown_finding(Unknown.EMPTY_SCOPE, f"{checks.names}: no result of any check", 0)
    missing = [name for name in question.expect if not any(_has_name(run, name) for run in relevant_runs)]
    if missing or not relevant_runs:
        what = f"“{missing[0]}” passed" if missing else "checks passed"
        return unknown_finding(
            Unknown.PARTIAL, f"{checks.names}: {what}, but no answer shows it{_scope(question)}", len(runs)
        )
    return None


def _passed_checks(
    question: PlatformQuestion, fresh: Sequence[CheckResults], checks: _CountedChecks, relevant_runs: Sequence[CheckRun]
) -> Finding:
    if question.expect:
        message = f"{checks.names}: {_names(relevant_runs)} passed"
        # Others of that name, or other parts of a matrix, may be among those that are left out.
        if checks.left_out:
            return _results_left_out(checks, message)
        return Finding(
            Outcome.HOLDS, f"{message}{checks.note}", examined=len(relevant_runs), matched=len(relevant_runs)
        )
    count = len(checks.runs)
    message = f"{checks.names}: {counted(count, 'check')} passed"
    if (different := len({run.name for run in relevant_runs})) < (question.at_least or 0):
        fewer = f"{message}, which is {different} of the {question.at_least} that are asked for"
        return unknown_finding(Unknown.PARTIAL, fewer, count)
    missing_results = _missing_results(question, fresh, checks, message)
    return missing_results or Finding(
        Outcome.HOLDS,
        f"{message}, and none did not{checks.note}",
        examined=len(relevant_runs),
        matched=len(relevant_runs),
    )


def _missing_results(
    question: PlatformQuestion, fresh: Sequence[CheckResults], checks: _CountedChecks, summary: str
) -> Finding | None:
    """Return which results are missing before nothing can say otherwise, ``None`` where none are."""
    looked_at = len(checks.runs)
    if checks.left_out:
        return _results_left_out(checks, summary)
    if any(results.total is None for results in fresh):
        return unknown_finding(
            Unknown.SKIPPED, f"{summary}; the answer does not say how many checks there are", looked_at
        )
    sources = {results.source for results in fresh}
    missing = next((source for source in (CHECK_RUNS, STATUS) if source not in sources), None)
    if missing is None or question.named:
        return None
    rest = f"{summary}; {missing.advice(question)} would show the rest"
    return unknown_finding(Unknown.OUTSIDE, rest, looked_at, fetch=missing.command(question))


def _results_left_out(checks: _CountedChecks, summary: str) -> Finding:
    more = f"{summary}; the answer leaves out {checks.left_out} more, which `gh api --paginate --slurp` gives"
    return unknown_finding(Unknown.SKIPPED, more, len(checks.runs), checks.left_out)


def _has_name(run: CheckRun, name: str) -> bool:
    """Return whether a check has a name: as it stands, as a part of a matrix, or inside a called workflow.

    The name of a file means the runs of that workflow.
    """
    if is_workflow_file(name):
        return f"/{run.workflow}".endswith(f"/{name}")
    wanted = comparable_name(name)
    whole = run.name
    return wanted in {
        comparable_name(name)
        for name in (whole, _MATRIX_PART.sub("", whole), _MATRIX_PART.sub("", whole.rpartition(" / ")[2]))
    }


def _is_of_branch_and_event(run: CheckRun, question: PlatformQuestion) -> bool:
    return question.branch in (None, run.branch) and question.event in (None, run.event)


def _may_be_of_branch_and_event(run: CheckRun, question: PlatformQuestion) -> bool:
    return run.branch in ("", question.branch or run.branch) and run.event in ("", question.event or run.event)


def _scope(question: PlatformQuestion) -> str:
    return (f" on {question.branch}" if question.branch else "") + (f" for {question.event}" if question.event else "")


def _names(runs: Sequence[CheckRun]) -> str:
    return some((f"“{name}”" for name in dict.fromkeys(run.name for run in runs)), _SHOWN)
