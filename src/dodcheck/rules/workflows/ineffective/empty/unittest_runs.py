"""Runs of `python -m unittest` whose tests are not there, or are all skipped."""

from __future__ import annotations

import re

from dodcheck.rules.workflows.ineffective.empty.pytest_runs import all_are_skipped, none_is_defined
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of
from dodcheck.rules.workflows.ineffective.uncollected import pytest_files

_MODULE = re.compile(r"[\w./-]+")
_BELOW = 2
"""A module's name may be followed by those of a class and of a test."""
_VALUED = frozenset({"-k", "-s", "-t", "-p", "--start-directory", "--pattern", "--top-level-directory", "--durations"})


def why_unittest_is_empty(run: Run) -> str:
    """Return why a run of unittest takes no test, as a clause; empty where it may take one."""
    files = files_of(run.whole, (".py",))
    if not files:
        return ""
    if "discover" not in run.words:
        gone = [name for name in _module_names(run) if not any(_is_in_file(path, name) for path in files)]
        if gone and len(gone) == len(_module_names(run)):
            return f"`{gone[0]}` is no module that is there"
    tests = pytest_files(run.whole)
    return none_is_defined(run.whole, tests) or all_are_skipped(run.whole, tests)


def _module_names(run: Run) -> list[str]:
    found, before = list[str](), ""
    for word in run.own_words:
        if not word.startswith("-") and before not in _VALUED and _MODULE.fullmatch(word):
            found.append(word)
        before = word
    return found


def _is_in_file(path: str, name: str) -> bool:
    """Return whether a name is that of a file, or of a class or test in it; modules may lie below any folder."""
    if name.endswith(".py"):
        return f"/{path}".endswith(f"/{name.removeprefix('./')}")
    parts = name.split(".")
    least = max(len(parts) - _BELOW, 1)
    ends = ("/".join(parts[:count]) for count in range(least, len(parts) + 1))
    return any(f"/{path}".endswith((f"/{end}.py", f"/{end}/__init__.py")) for end in ends)
