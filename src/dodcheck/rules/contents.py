"""What is wrong with a file that should be evidence by being there."""

from __future__ import annotations

from dataclasses import dataclass

from dodcheck.formats.known import check
from dodcheck.formats.python import has_assertion, is_test_file
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file does not count: the words follow its path."""

    path: str
    outcome: Outcome
    why: str
    unknown: Unknown | None = None
    line: int | None = None


def fault_of(snapshot: Snapshot, path: str) -> Fault | None:
    """Return what is wrong with a tracked file, ``None`` where it is good."""
    try:
        data = snapshot.read(path)
    except UnreadableError as problem:
        outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
        return Fault(path, outcome, f"can't be read: {problem.message}", problem.unknown)
    if not data.strip():
        return Fault(path, Outcome.FAILS, "is empty" if not data else "holds nothing but white space")
    problem_found = check(path, data)
    if problem_found:
        at = f" (line {problem_found.line})" if problem_found.line else ""
        return Fault(path, Outcome.FAILS, f"does not parse{at}: {problem_found}", line=problem_found.line)
    if is_test_file(path) and not has_assertion(data):
        return Fault(path, Outcome.UNKNOWN, "is there, but holds no test with an assertion", Unknown.PARTIAL)
    return None
