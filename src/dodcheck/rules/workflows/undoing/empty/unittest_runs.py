"""Runs of `python -m unittest` whose tests are not there, or are all skipped."""

from __future__ import annotations

import re

from dodcheck.rules.workflows.undoing.empty.pytest_runs import all_are_skipped, none_is_defined
from dodcheck.rules.workflows.undoing.empty.run import Run, files_of
from dodcheck.rules.workflows.undoing.uncollected import tests_of

_MODULE = re.compile(r"[\w./-]+")
_BELOW = 2
"""A module's name may be followed by those of a class and of a test."""
_VALUED = frozenset({"-k", "-s", "-t", "-p", "--start-directory", "--pattern", "--top-level-directory", "--durations"})


def nothing_for_unittest(run: Run) -> str:
    """Return why a run of unittest takes no test, as a clause; empty where it may take one."""
    files = files_of(run.whole, (".py",))
    if not files:
        return ""
    if "discover" not in run.words:
        gone = [name for name in _named(run) if not any(_is_of(path, name) for path in files)]
        if gone and len(gone) == len(_named(run)):
            return f"`{gone[0]}` is no module that is there"
    tests = tests_of(run.whole)
    return none_is_defined(run.whole, tests) or all_are_skipped(run.whole, tests)


def _named(run: Run) -> list[str]:
    found, before = list[str](), ""
    for word in run.told:
        if not word.startswith("-") and before not in _VALUED and _MODULE.fullmatch(word):
            found.append(word)
        before = word
    return found


def _is_of(path: str, name: str) -> bool:
    """Return whether a name is that of a file, or of a class or test in it; modules may lie below any folder."""
    if name.endswith(".py"):
        return f"/{path}".endswith(f"/{name.removeprefix('./')}")
    parts = name.split(".")
    least = max(len(parts) - _BELOW, 1)
    ends = ("/".join(parts[:count]) for count in range(least, len(parts) + 1))
    return any(f"/{path}".endswith((f"/{end}.py", f"/{end}/__init__.py")) for end in ends)
