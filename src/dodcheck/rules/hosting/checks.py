"""Whether checks passed on the judged commit: named ones, or all there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.phrasing import counted, some
from dodcheck.rules.finding import Finding
from dodcheck.rules.hosting.answers import PlatformAnswer, folded
from dodcheck.rules.hosting.facts import CHECK_RUNS, STATUS, PlatformQuestion, is_flow, untold
from dodcheck.rules.hosting.runs import Results, Run, State, results

_SHORT = 7
_SHOWN = 5
_TAIL = re.compile(r" \([^()]*\)\Z")


class _CountingChecks(NamedTuple):
    """The runs that count, the names of their files, how many runs the answers leave out, and a note on them."""

    names: str
    runs: tuple[Run, ...]
    left_out: int
    note: str


def decide(asked: PlatformQuestion, answers: Sequence[PlatformAnswer]) -> Finding | None:
    """Return whether the checks passed, ``None`` where no answer holds results of checks."""
    all_results = [read for answer in answers if (read := results(answer))]
    if not all_results:
        return None
    commits = [commit for result in all_results for commit in (result.commit, *(run.commit for run in result.runs))]
    stale = next((commit for commit in commits if not _is_fresh(commit, asked)), None)
    fresh = [_fresh(result, asked) for result in all_results if _is_fresh(result.commit, asked)]
    if stale and not any(result.runs for result in fresh):
        return _stale(asked, all_results, stale)
    return _decided(asked, fresh, _seen(asked, all_results, fresh))


def _fresh(result: Results, asked: PlatformQuestion) -> Results:
    return result._replace(runs=tuple(run for run in result.runs if _is_fresh(run.commit, asked)))


def _is_fresh(commit: str, asked: PlatformQuestion) -> bool:
    return not commit or (commit == asked.judged.commit and not asked.judged.dirty)


def _stale(asked: PlatformQuestion, all_results: Sequence[Results], commit: str) -> Finding:
    message = ", ".join(results.name for results in all_results) + f": about {commit[:_SHORT]}"
    if commit == asked.judged.commit:
        message += ", but tracked files differ from that commit"
    else:
        message += f", not about the judged commit ({(asked.judged.commit or 'none')[:_SHORT]})"
    return untold(Unknown.STALE, message, sum(len(results.runs) for results in all_results))


def _seen(asked: PlatformQuestion, told: Sequence[Results], fresh: Sequence[Results]) -> _CountingChecks:
    runs = tuple(run for results in fresh for run in results.runs if not (run.running and _is_called(run, asked.own)))
    left_out = sum(max(0, (results.total or 0) - len(results.runs)) for results in told)
    unnamed = any(not run.commit for run in runs)
    note = "; the results name no commit, so they count as fresh" if unnamed else ""
    return _CountingChecks(", ".join(results.name for results in fresh), runs, left_out, note)


def _decided(asked: PlatformQuestion, fresh: Sequence[Results], seen: _CountingChecks) -> Finding:
    wanted = [run for run in seen.runs if any(_is_called(run, name) for name in asked.expect)]
    runs = wanted if asked.expect else list(seen.runs)
    here = [run for run in runs if _is_where(run, asked)]
    failed = [run for run in here if run.state is State.FAILED]
    passed = {run.name for run in here if run.state is State.PASSED}
    if failed and all(run.name in passed for run in failed):
        message = f"{seen.names}: {_named(failed)} passed and did not: it ran again, or several have the name"
        return untold(Unknown.AMBIGUOUS, message, len(here))
    if failed:
        message = f"{seen.names}: {_named(failed)} did not pass{seen.note}"
        return Finding(Outcome.FAILS, message, examined=len(here), matched=len(here) - len(failed))
    return _absent(asked, fresh, seen) or _unsettled(asked, seen, runs, here) or _passed(asked, fresh, seen, here)


def _absent(asked: PlatformQuestion, fresh: Sequence[Results], seen: _CountingChecks) -> Finding | None:
    """Return that a check asked for has no result: it did not run, or a job of that name is another check's."""
    absent = [name for name in asked.expect if not any(_is_called(run, name) for run in seen.runs)]
    if not absent:
        return None
    message = f"{seen.names}: no result of “{absent[0]}”{seen.note}"
    other = untold(Unknown.AMBIGUOUS, f"{message}; it did not run, or is called otherwise", max(1, len(seen.runs)))
    return _left_open(asked, fresh, seen, message) or other


def _unsettled(
    asked: PlatformQuestion, seen: _CountingChecks, runs: Sequence[Run], here: Sequence[Run]
) -> Finding | None:
    """Return why results leave it open: one that is no success, one of another branch, none at all."""
    about = [run for run in runs if run in here or _may_be_where(run, asked)]
    waiting = [run for run in about if run.state is not State.PASSED]
    if waiting:
        ended = f"{_named(waiting)}: {waiting[0].word.replace('_', ' ')}, which is no success{_where(asked)}"
        ended += "" if asked.expect else "; a rule with `expect` names the checks that count"
        return untold(Unknown.PARTIAL, f"{seen.names}: {ended}", len(about))
    if not runs:
        return untold(Unknown.EMPTY_SCOPE, f"{seen.names}: no result of any check", 0)
    missing = [name for name in asked.expect if not any(_is_called(run, name) for run in here)]
    if missing or not here:
        what = f"“{missing[0]}” passed" if missing else "checks passed"
        return untold(Unknown.PARTIAL, f"{seen.names}: {what}, but no answer shows it{_where(asked)}", len(runs))
    return None


def _passed(asked: PlatformQuestion, fresh: Sequence[Results], seen: _CountingChecks, here: Sequence[Run]) -> Finding:
    if asked.expect:
        message = f"{seen.names}: {_named(here)} passed"
        # Others of that name, or other parts of a matrix, may be among those that are left out.
        if seen.left_out:
            return _left_out(seen, message)
        return Finding(Outcome.HOLDS, f"{message}{seen.note}", examined=len(here), matched=len(here))
    count = len(seen.runs)
    message = f"{seen.names}: {counted(count, 'check')} passed"
    if (different := len({run.name for run in here})) < (asked.at_least or 0):
        fewer = f"{message}, which is {different} of the {asked.at_least} that are asked for"
        return untold(Unknown.PARTIAL, fewer, count)
    open_ = _left_open(asked, fresh, seen, message)
    return open_ or Finding(
        Outcome.HOLDS, f"{message}, and none did not{seen.note}", examined=len(here), matched=len(here)
    )


def _left_open(
    asked: PlatformQuestion, fresh: Sequence[Results], seen: _CountingChecks, summary: str
) -> Finding | None:
    """Return which results are missing before nothing can say otherwise, ``None`` where none are."""
    looked_at = len(seen.runs)
    if seen.left_out:
        return _left_out(seen, summary)
    if any(results.total is None for results in fresh):
        return untold(Unknown.SKIPPED, f"{summary}; the answer does not say how many checks there are", looked_at)
    sources = {results.source for results in fresh}
    missing = next((source for source in (CHECK_RUNS, STATUS) if source not in sources), None)
    if missing is None or asked.named:
        return None
    rest = f"{summary}; {missing.shown(asked)} would show the rest"
    return untold(Unknown.OUTSIDE, rest, looked_at, fetch=missing.command(asked))


def _left_out(seen: _CountingChecks, summary: str) -> Finding:
    more = f"{summary}; the answer leaves out {seen.left_out} more, which `gh api --paginate --slurp` gives"
    return untold(Unknown.SKIPPED, more, len(seen.runs), seen.left_out)


def _is_called(run: Run, name: str) -> bool:
    """Return whether a check has a name: as it stands, as a part of a matrix, or inside a called workflow.

    The name of a file means the runs of that workflow.
    """
    if is_flow(name):
        return f"/{run.flow}".endswith(f"/{name}")
    wanted = folded(name)
    whole = run.name
    return wanted in {folded(name) for name in (whole, _TAIL.sub("", whole), _TAIL.sub("", whole.rpartition(" / ")[2]))}


def _is_where(run: Run, asked: PlatformQuestion) -> bool:
    return asked.branch in (None, run.branch) and asked.event in (None, run.event)


def _may_be_where(run: Run, asked: PlatformQuestion) -> bool:
    return run.branch in ("", asked.branch or run.branch) and run.event in ("", asked.event or run.event)


def _where(asked: PlatformQuestion) -> str:
    return (f" on {asked.branch}" if asked.branch else "") + (f" for {asked.event}" if asked.event else "")


def _named(runs: Sequence[Run]) -> str:
    return some((f"“{name}”" for name in dict.fromkeys(run.name for run in runs)), _SHOWN)
