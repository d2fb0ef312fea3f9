"""Answers a command line: again, where its answer was kept and still holds, else by running it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from dodcheck.recall.answer import Answer
from dodcheck.recall.asked import Question, keep, question_of, recalled, traces_before

_DECIDED = (0, 1)
"""The exit codes of runs that came to their end: the gate passed, or it blocked."""


def answered(words: list[str], run: Callable[[list[str]], int]) -> int:
    """Print the answer to a command line and return its exit code."""
    question = question_of(words)
    if question is None:
        return run(words)
    again = recalled(question)
    return again.code if again is not None and _printed(again.output) else _kept(question, words, run)


def _printed(output: bytes) -> bool:
    """Return whether all of an answer could be printed; where not, running the command says what is wrong."""
    try:
        sys.stdout.buffer.write(output)
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


def _kept(question: Question, words: list[str], run: Callable[[list[str]], int]) -> int:
    """Run a command line and keep its answer."""
    from dodcheck.recall.heard import listening  # noqa: PLC0415 - lazy: an answer that is given again needs neither
    from dodcheck.snapshot.journal import begun  # noqa: PLC0415 - lazy: the same

    seen, journal = traces_before(question), begun()
    with listening() as output:
        code = run(words)
        answer = None if output is None or output.lost else Answer(code, output.heard())
    looked_at = None if journal is None else journal.ended()
    if seen is not None and answer is not None and looked_at is not None and code in _DECIDED:
        keep(question, answer, seen, looked_at)
    return code
