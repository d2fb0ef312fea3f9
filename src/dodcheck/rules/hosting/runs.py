"""Results of checks, in one form, from each answer of the platform that holds some."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from dodcheck.rules.hosting.answers import PlatformAnswer, at, number_at, objects_at, text_at
from dodcheck.rules.hosting.facts import CHECK_RUNS, STATUS, Source


class State(Enum):
    """How a check ended; ``UNSETTLED`` is skipped, neutral, cancelled or still running: it proves nothing."""

    PASSED = auto()
    FAILED = auto()
    UNSETTLED = auto()


class Run(NamedTuple):
    """One check: ``word`` is the platform's own for its state; commit, branch and event are empty where not named.

    ``flow`` is the path of the workflow that it is a whole run of, empty for anything else.
    """

    name: str
    state: State
    word: str
    running: bool
    commit: str = ""
    branch: str = ""
    event: str = ""
    flow: str = ""


class Results(NamedTuple):
    """The checks of one answer. ``total`` is how many there are, ``None`` where the answer does not say.

    ``source`` is the answer that lists every check of its sort, ``None`` where this one lists only some.
    ``commit`` is the one that the answer as a whole names.
    """

    name: str
    runs: tuple[Run, ...]
    total: int | None
    source: Source | None
    commit: str = ""


_PASSED = frozenset({"success"})
_FAILED = frozenset({"failure", "error", "timed_out", "startup_failure"})
_RESULTS = frozenset({"success", "failure", "cancelled", "skipped"})


def results(answer: PlatformAnswer) -> Results | None:
    """Return the checks of an answer, ``None`` where it is none of the sorts that hold some."""
    value = answer.value
    if isinstance(at(value, "check_runs"), list):
        return _answered(answer, "check_runs", CHECK_RUNS)
    if isinstance(at(value, "workflow_runs"), list):
        return _answered(answer, "workflow_runs", None)
    if isinstance(at(value, "jobs"), list):
        return _answered(answer, "jobs", None)
    if isinstance(at(value, "statuses"), list):
        rows, commit = objects_at(value, "statuses"), text_at(value, "sha")
        runs = tuple(_run(row, text_at(row, "context"), text_at(row, "state"), commit) for row in rows)
        return Results(answer.name, runs, number_at(value, "total_count"), STATUS, commit)
    return _needs(answer)


def _answered(answer: PlatformAnswer, key: str, source: Source | None) -> Results:
    runs = tuple(_of_row(row) for row in objects_at(answer.value, key))
    if key == "workflow_runs":
        paths = (text_at(row, "path").partition("@")[0] for row in objects_at(answer.value, key))
        runs = tuple(run._replace(flow=path) for run, path in zip(runs, paths, strict=True))
    return Results(answer.name, runs, number_at(answer.value, "total_count"), source)


def _of_row(row: Mapping[str, object]) -> Run:
    done = text_at(row, "status") in ("completed", "")
    word = text_at(row, "conclusion") if done else text_at(row, "status")
    run = _run(row, text_at(row, "name"), word, text_at(row, "head_sha"))
    return run._replace(running=not done, state=run.state if done else State.UNSETTLED)


def _run(row: Mapping[str, object], name: str, word: str, commit: str) -> Run:
    state = State.PASSED if word in _PASSED else State.FAILED if word in _FAILED else State.UNSETTLED
    running = word == "pending"
    return Run(
        name, state, word or "without a result", running, commit, text_at(row, "head_branch"), text_at(row, "event")
    )


def _needs(answer: PlatformAnswer) -> Results | None:
    """Return the jobs of a `toJSON(needs)`: each with its result; it names no commit, and only the jobs needed."""
    value = answer.value
    if not isinstance(value, dict) or not value:
        return None
    told = [(name, text_at(need, "result")) for name, need in value.items()]
    if not all(result in _RESULTS for _, result in told):
        return None
    return Results(answer.name, tuple(_run({}, name, result, "") for name, result in told), len(told), None)
