"""The option under which a tool checks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.workflows.audit.running_no_tests import is_test_call, option_without_tests

_LINTERS = frozenset({"ruff", "pre-commit", "tsc"})


def option_without_checks(words: Sequence[str]) -> str | None:
    """Return the option under which a tool checks nothing, ``None`` where it checks; its words begin with its name."""
    said = option_without_tests(words[0], words[1:])
    return said if said and (is_test_call(words[0], words[1:]) or words[0] in _LINTERS) else None
