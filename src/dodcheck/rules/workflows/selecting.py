"""Test runs that are told to run some of the tests only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.workflows.audit.tools import tool_of
from dodcheck.workflows.effective.effect import Effect, Sure
from dodcheck.workflows.runs.command import Command

_PYTEST = frozenset({"pytest", "py.test"})
_CHOOSING = re.compile(r"-k.*|--(?:lf|last-failed|collect-only|co)|.*::.*|(?!-)[^*=]*\.py")
"""Options that choose by name or by the last run, and a test or a file of tests that is named itself."""
_SOME = Effect(Sure.MAYBE, "it is told to run some of the tests only")


def some_only(commands: Sequence[Command | None]) -> tuple[Effect, ...]:
    """Return that each of some test runs may leave out what fails; nothing where one of them may run all tests.

    A whole folder, and what a mark chooses, count as all that is meant.
    """
    return (_SOME,) if all(map(_chooses, commands)) else ()


def _chooses(command: Command | None) -> bool:
    texts = [word.text for word in command.words] if command else []
    tool, *words = tool_of(texts) if texts else ("",)
    return tool in _PYTEST and any(map(_CHOOSING.fullmatch, words))
