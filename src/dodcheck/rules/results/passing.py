"""Whether tests passed: what a rule of the kind `test_results` comes to."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.results.junit import load
from dodcheck.results.tests import Case, Status, TestResults
from dodcheck.rules.results.freshness import stale, undated
from dodcheck.rules.results.given import Given, Wanted, given, several
from dodcheck.rules.results.naming import meant_by
from dodcheck.rules.results.told import Told, counted, untold
from dodcheck.snapshot.protocol import Snapshot

_BAD = (Status.FAILED, Status.ERROR)
_ADVICE = "`--evidence junit=results.xml`"


class Asked(NamedTuple):
    """What is asked of tests; see the options of the rule."""

    evidence: tuple[str, ...]
    path: str | None
    names: tuple[str, ...]
    min_tests: int | None
    max_skipped: int | None
    max_seconds: int | None
    covers: tuple[str, ...]


class _Chosen(NamedTuple):
    """The tests that a rule is about, and the words that name them."""

    cases: tuple[Case, ...]
    words: str


def passed(snapshot: Snapshot, asked: Asked) -> Told:
    """Return whether the tests passed that are asked about."""
    wanted = Wanted(asked.evidence, asked.path, "file of test results", _ADVICE)
    found = given(snapshot, wanted, load)
    if isinstance(found, Told):
        return found
    told = _judged(snapshot, asked, found)
    return told._replace(places=found.places(), basis=found.basis)


def is_results(data: bytes) -> bool:
    """Return whether bytes are a file of test results."""
    try:
        load(data)
    except FormatProblem:
        return False
    return True


def _judged(snapshot: Snapshot, asked: Asked, found: Given[TestResults]) -> Told:
    files = several([name for name, _ in found.files])
    every = tuple(case for _, results in found.files for case in results.cases)
    for name in asked.names:
        if not any(map(meant_by(name, snapshot), every)):
            said = f"{files}: none of {counted(len(every), 'test')} in it is {name}"
            return untold(Unknown.OUTSIDE, said)
    commits = [results.commit for _, results in found.files]
    old = stale(snapshot, commits, asked.covers, found.basis)
    chosen = _chosen(snapshot, asked, every)
    return old or _bad(chosen, files) or _missing(found, files) or _measured(asked, chosen, files, undated(commits))


def _chosen(snapshot: Snapshot, asked: Asked, every: tuple[Case, ...]) -> _Chosen:
    if not asked.names:
        return _Chosen(every, "")
    means = [meant_by(name, snapshot) for name in asked.names]
    return _Chosen(tuple(case for case in every if any(one(case) for one in means)), f" of {several(asked.names)}")


def _bad(chosen: _Chosen, files: str) -> Told | None:
    """Return that tests failed, or that nobody knows how one ended."""
    failed = [case for case in chosen.cases if case.status in _BAD]
    total = len(chosen.cases)
    if failed:
        first = failed[0]
        why = f": {first.said[:120]}" if first.said else ""
        said = f"{files}: {len(failed)} of {counted(total, 'test')}{chosen.words} failed, first {_called(first)}{why}"
        return Told(Outcome.FAILS, said, total, len(failed))
    odd = next((case for case in chosen.cases if case.status is Status.UNTOLD), None)
    if odd is not None:
        return untold(Unknown.AMBIGUOUS, f"{files}: how {_called(odd)} ended is said in a word that is not known")
    return None


def _missing(found: Given[TestResults], files: str) -> Told | None:
    cut = sum(results.cut for _, results in found.files)
    if not cut:
        return None
    return untold(Unknown.SKIPPED, f"{files}: its suites tell of {counted(cut, 'test')} whose results are not in it")


def _measured(asked: Asked, chosen: _Chosen, files: str, note: str) -> Told:
    """Return what the numbers come to, where no test failed."""
    ends = Counter(case.status for case in chosen.cases)
    good, skipped, total = ends[Status.PASSED], ends[Status.SKIPPED], len(chosen.cases)
    if not good and not skipped:
        return untold(Unknown.EMPTY_SCOPE, f"{files}: there is no test in it")
    if good < max(asked.min_tests or 0, 1):
        least = f", and {counted(asked.min_tests, 'test')} must" if asked.min_tests else ""
        few = counted(good, "test") if good else "no test"
        said = f"{files}: {few}{chosen.words} passed{least}; {_skipped(skipped)}"
        return Told(Outcome.FAILS, said, total, good)
    most = asked.max_skipped if asked.max_skipped is not None or not asked.names else 0
    if most is not None and skipped > most:
        said = (
            f"{files}: {counted(good, 'test')}{chosen.words} passed, {_skipped(skipped)}, and {most or 'none'} may be"
        )
        return Told(Outcome.UNKNOWN, said, total, good, Unknown.SKIPPED, skipped)
    slow = _slow(asked, chosen, files)
    flaky = sum(case.flaky for case in chosen.cases)
    again = f", {flaky} of them only after a failure" if flaky else ""
    said = f"{files}: {counted(good, 'test')}{chosen.words} passed{again}, none failed, {_skipped(skipped)}{note}"
    return slow or Told(Outcome.HOLDS, said, total, good, skipped=skipped)


def _slow(asked: Asked, chosen: _Chosen, files: str) -> Told | None:
    if asked.max_seconds is None:
        return None
    known = [case.seconds for case in chosen.cases if case.seconds is not None]
    took, count = sum(known), len(chosen.cases)
    about = f"{files}: {counted(count, 'test')}{chosen.words}"
    if took > asked.max_seconds:
        return Told(Outcome.FAILS, f"{about} took {took:.3f} s, and {asked.max_seconds} s is the most", count, count)
    if len(known) < count:
        return untold(Unknown.SKIPPED, f"{about}; how long {count - len(known)} of them took is not told")
    return None


def _called(case: Case) -> str:
    return f"{case.group}::{case.name}" if case.group else case.name


def _skipped(count: int) -> str:
    return "none was skipped" if not count else f"{count} {'was' if count == 1 else 'were'} skipped"
