"""Answers a command line: again, where its answer was kept and still holds, else by running it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from dodcheck.recall.answer import Answer
from dodcheck.recall.kept_answers import Question, keep_answer, question_of, recall_answer, traces_before

_DECIDED = (0, 1)
"""The exit codes of runs that came to their end: the gate passed, or it blocked."""


def answer_command(words: list[str], run: Callable[[list[str]], int]) -> int:
    """Print the answer to a command line and return its exit code."""
    question = question_of(words)
    if question is None:
        return run(words)
    again = recall_answer(question)
    return again.code if again is not None and _print_again(again.output) else _run_and_keep(question, words, run)


def _print_again(output: bytes) -> bool:
    """Return whether all of an answer could be printed; where not, running the command says what is wrong."""
    try:
        sys.stdout.buffer.write(output)
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


def _run_and_keep(question: Question, words: list[str], run: Callable[[list[str]], int]) -> int:
    """Run a command line and keep its answer."""
    from dodcheck.recall.recorded_output import record_output  # noqa: PLC0415 - lazy: an answer that is given again needs neither
    from dodcheck.snapshot.journal import begin_journal  # noqa: PLC0415 - lazy: the same

    seen, journal = traces_before(question), begin_journal()
    with record_output() as output:
        code = run(words)
        answer = None if output is None or output.lost else Answer(code, output.recorded())
    looked_at = None if journal is None else journal.end()
    if seen is not None and answer is not None and looked_at is not None and code in _DECIDED:
        keep_answer(question, answer, seen, looked_at)
    return code
