"""The option under which a tool checks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.workflows.audit.idle import not_run, tests

_LINTERS = frozenset({"ruff", "pre-commit", "tsc"})


def idle(words: Sequence[str]) -> str | None:
    """Return the option under which a tool checks nothing, ``None`` where it checks; its words begin with its name."""
    said = not_run(words[0], words[1:])
    return said if said and (tests(words[0], words[1:]) or words[0] in _LINTERS) else None
