"""Runs of tests of JavaScript and TypeScript that take none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of, scope_of
from dodcheck.rules.workflows.ineffective.empty.script_settings import left_by_settings
from dodcheck.rules.workflows.ineffective.empty.skipping import is_empty_script, skips_each_of
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.choosing import operands
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.audit.whole import Whole

TOOLS = frozenset({"jest", "vitest", "mocha", "ava", "jasmine", "playwright"})
_TEST = re.compile(
    r"(?:^|/)(?:__tests__|tests?|spec|specs|e2e|cypress|playwright)/|(?:^|[/._-])(?:test|tests|spec|e2e|cy)\.\w+$"
)
_HELPER = re.compile(
    r"(?:^|/)(?:fixtures?|__fixtures__|__mocks__|helpers?|support|setup|utils?)(?:/|\.\w+$)|\.d\.[cm]?ts$|\.config\."
)
_PLAIN = re.compile(r"[\w./-]+")
_SUBCOMMANDS = frozenset({"run", "test", "watch", "related", "bench"})
_FLAG = re.compile(
    r"-[iwubvq]|--(?:ci|coverage|verbose|silent|runInBand|passWithNoTests|run|exit|bail|watch=\w+|watchAll=\w+)"
)
_MOST_FILES = 500


def why_javascript_is_empty(run: Run) -> str:
    """Return why a run takes no test, as a clause; empty where it may take one."""
    tests = javascript_tests(run.whole)
    if not files_of(run.whole, JAVASCRIPT):
        return ""
    scope = scope_of(run, ())
    taken = tests if scope is None else tuple(path for path in tests if scope.covers(path))
    if scope is not None and not taken and not scope.is_all:
        if scope.untracked:
            return f"{scope.shown} is not tracked"
        return f"no file in {scope.shown} is called like a test" if tests else ""
    files = tuple(path for path in files_of(run.whole, JAVASCRIPT) if scope is None or scope.covers(path))
    return _pattern_without_match(run, taken) or left_by_settings(run, files, taken) or _in_files(run, taken)


def _in_files(run: Run, taken: Sequence[str]) -> str:
    """Return why the files that a run takes hold no test that is run."""
    if taken and len(taken) <= _MOST_FILES and all(_is_empty(run.whole, path) for path in taken):
        return f"no file of tests that it takes defines one, first {taken[0]}"
    told = [(path, skips_each_of(run.whole, path)) for path in taken[: _MOST_FILES + 1]]
    known = [path for path, skipped in told if skipped]
    if known and len(told) <= _MOST_FILES and all(skipped or _HELPER.search(path) for path, skipped in told):
        return f"every test is skipped, first those of {known[0]}"
    return ""


@lru_cache(maxsize=2)
def javascript_tests(whole: Whole) -> tuple[str, ...]:
    """Return the files of the repository that are called like tests of JavaScript, or lie in a folder that is."""
    return tuple(path for path in files_of(whole, JAVASCRIPT) if is_source(path) and _TEST.search(path))


def _pattern_without_match(run: Run, taken: Sequence[str]) -> str:
    """Return that the patterns of paths that a run is given fit none of the files."""
    named = _path_patterns(run)
    if not named or not taken or any(_PLAIN.fullmatch(word) is None for word in named):
        return ""
    plain = [word.removeprefix("./").lower() for word in named]
    if any(word in path.lower() for word in plain for path in files_of(run.whole, JAVASCRIPT)):
        return ""
    return f"`{named[0]}` fits no file that is there"


def _path_patterns(run: Run) -> list[str]:
    """Return the operands of a run, none where one of them may be the value of an option."""
    found = [word for word in operands(run.tool, run.own_words) if word not in _SUBCOMMANDS]
    before = dict(zip(run.own_words[1:], run.own_words, strict=False))
    apart = (before.get(word, "") for word in found)
    return (
        [] if any(one.startswith("-") and "=" not in one and _FLAG.fullmatch(one) is None for one in apart) else found
    )


@lru_cache(maxsize=_MOST_FILES)
def _is_empty(whole: Whole, path: str) -> bool:
    data = bytes_of(whole.snapshot, path)
    return data is not None and is_empty_script(data)
