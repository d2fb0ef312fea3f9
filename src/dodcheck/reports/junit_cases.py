"""What a criterion is as a case of a test."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from dodcheck.model.criterion import Criterion
from dodcheck.model.report import Gate, Judgement
from dodcheck.model.verdict import Verdict
from dodcheck.reports.findings import steps_to_take, whereabouts, why_in_words
from dodcheck.reports.statement import place, statement
from dodcheck.reports.width import shorten

_NAME: Final = 300
_EXCUSED: Final = frozenset({Verdict.WAIVED, Verdict.DEFERRED})


class Result(Enum):
    """How a case ends; the values are the elements that say so."""

    PASSED = ""
    SKIPPED = "skipped"
    FAILURE = "failure"
    ERROR = "error"

    @property
    def fails(self) -> bool:
        """Whether it turns a run red."""
        return self in (Result.FAILURE, Result.ERROR)


class JunitCase(NamedTuple):
    """A case: ``kind`` is its verdict, ``said`` why it ends so, ``lines`` its place and what to do about it."""

    classname: str
    name: str
    result: Result
    kind: str
    said: str
    lines: tuple[str, ...]


def junit_case(gate: Gate, judgement: Judgement) -> JunitCase:
    """Return the case of a criterion under a gate."""
    criterion = judgement.criterion
    ended = case_result(gate, judgement)
    said = f"{judgement.verdict}: {why_in_words(judgement)}"
    lines = (place(whereabouts(judgement)), *_lines(gate, judgement, ended))
    return JunitCase(_classname(criterion), _name(criterion), ended, judgement.verdict.value, said, lines)


def case_result(gate: Gate, judgement: Judgement) -> Result:
    """Return how the case of a criterion ends: what keeps the gate shut fails, what it lets pass is skipped or passed.

    Except that what can't be observed from here is skipped where all of a scope has to be done: no test could be made.
    """
    verdict = judgement.verdict
    if gate.blocks(judgement):
        if verdict is Verdict.UNOBSERVABLE and gate is Gate.COMPLETE:
            return Result.SKIPPED
        return Result.ERROR if verdict is Verdict.BROKEN else Result.FAILURE
    return Result.PASSED if verdict.good and verdict not in _EXCUSED else Result.SKIPPED


def _lines(gate: Gate, judgement: Judgement, ended: Result) -> Iterator[str]:
    if ended is Result.PASSED:
        return
    if ended is Result.SKIPPED and not judgement.verdict.good:
        yield "It keeps the gate shut all the same." if gate.blocks(judgement) else _let_pass(gate)
    yield from steps_to_take(judgement)


def _let_pass(gate: Gate) -> str:
    return "Older debt: it blocks no change." if gate is Gate.MERGE else "The gate of this command does not ask for it."


def _classname(criterion: Criterion) -> str:
    """Return scope and group with a dot between them, which viewers make folders of; no other dot is left."""
    parts = (criterion.scope, *([criterion.group] if criterion.group else []))
    return ".".join(shorten(part, _NAME).replace(".", "_") for part in parts)


def _name(criterion: Criterion) -> str:
    """Return the words, and of statements that say the same in one place, which of them it is."""
    words = shorten(statement(criterion), _NAME)
    return f"{words} ({criterion.nth} of {criterion.twins})" if criterion.twins > 1 else words
