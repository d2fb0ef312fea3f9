"""Results of checks, in one form, from each answer of the platform that holds some."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.rules.hosting.answers import PlatformAnswer, number_at, objects_at, text_at, value_at
from dodcheck.rules.hosting.facts import CHECK_RUNS, STATUS, AnswerSource


class CheckState(Enum):
    """How a check ended; ``UNSETTLED`` is skipped, neutral, cancelled or still running: it proves nothing."""

    PASSED = auto()
    FAILED = auto()
    UNSETTLED = auto()


class CheckRun(NamedTuple):
    """One check: ``word`` is the platform's own for its state; commit, branch and event are empty where not named.

    ``workflow`` is the path of the workflow that it is a whole run of, empty for anything else.
    """

    name: str
    state: CheckState
    word: str
    running: bool
    commit: str = ""
    branch: str = ""
    event: str = ""
    workflow: str = ""


class CheckResults(NamedTuple):
    """The checks of one answer. ``total`` is how many there are, ``None`` where the answer does not say.

    ``source`` is the answer that lists every check of its sort, ``None`` where this one lists only some.
    ``commit`` is the one that the answer as a whole names.
    """

    name: str
    runs: tuple[CheckRun, ...]
    total: int | None
    source: AnswerSource | None
    commit: str = ""


_PASSED = frozenset({"success"})
_FAILED = frozenset({"failure", "error", "timed_out", "startup_failure"})
_RESULTS = frozenset({"success", "failure", "cancelled", "skipped"})


def check_results(answer: PlatformAnswer) -> CheckResults | None:
    """Return the checks of an answer, ``None`` where it is none of the sorts that hold some."""
    value = answer.value
    if isinstance(value_at(value, "check_runs"), list):
        return _results_of_answer(answer, "check_runs", CHECK_RUNS)
    if isinstance(value_at(value, "workflow_runs"), list):
        return _results_of_answer(answer, "workflow_runs", None)
    if isinstance(value_at(value, "jobs"), list):
        return _results_of_answer(answer, "jobs", None)
    if isinstance(value_at(value, "statuses"), list):
        rows, commit = objects_at(value, "statuses"), text_at(value, "sha")
        runs = tuple(_check_run(row, text_at(row, "context"), text_at(row, "state"), commit) for row in rows)
        return CheckResults(answer.name, runs, number_at(value, "total_count"), STATUS, commit)
    return _results_of_needs(answer)


def _results_of_answer(answer: PlatformAnswer, key: str, source: AnswerSource | None) -> CheckResults:
    runs = tuple(_run_of_row(row) for row in objects_at(answer.value, key))
    if key == "workflow_runs":
        paths = (text_at(row, "path").partition("@")[0] for row in objects_at(answer.value, key))
        runs = tuple(run._replace(workflow=path) for run, path in zip(runs, paths, strict=True))
    return CheckResults(answer.name, runs, number_at(answer.value, "total_count"), source)


def _run_of_row(row: Mapping[str, object]) -> CheckRun:
    done = text_at(row, "status") in ("completed", "")
    word = text_at(row, "conclusion") if done else text_at(row, "status")
    run = _check_run(row, text_at(row, "name"), word, text_at(row, "head_sha"))
    return run._replace(running=not done, state=run.state if done else CheckState.UNSETTLED)


def _check_run(row: Mapping[str, object], name: str, word: str, commit: str) -> CheckRun:
    state = CheckState.PASSED if word in _PASSED else CheckState.FAILED if word in _FAILED else CheckState.UNSETTLED
    running = word == "pending"
    return CheckRun(
        name, state, word or "without a result", running, commit, text_at(row, "head_branch"), text_at(row, "event")
    )


def _results_of_needs(answer: PlatformAnswer) -> CheckResults | None:
    """Return the jobs of a `toJSON(needs)`: each with its result; it names no commit, and only the jobs needed."""
    value = answer.value
    if not isinstance(value, dict) or not value:
        return None
    results_by_job = [(name, text_at(need, "result")) for name, need in value.items()]
    if not all(result in _RESULTS for _, result in results_by_job):
        return None
    return CheckResults(
        answer.name,
        tuple(_check_run({}, name, result, "") for name, result in results_by_job),
        len(results_by_job),
        None,
    )
