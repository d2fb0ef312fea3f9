"""Which commands run the tests of a file that is asked for, as far as their words and the file itself tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.formats.pytests import runs_itself
from dodcheck.rules.workflows.asked_command import request_of, untracked_script
from dodcheck.rules.workflows.starting import is_python
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.audit.tools import tool_of
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose

_TEST = re.compile(r"(?:.*/)?(?:test_[^/]*|[^/]*_test)\.py")
_FILTERING = frozenset({"pytest", "py.test", "unittest"})
_LEAVING_OUT = re.compile(r"-k.*|--(?:deselect|lf|last-failed)(?:=.*)?")


def is_test(asked: Sequence[str]) -> bool:
    """Return whether what is asked for is a file of tests in Python."""
    return len(asked) == 1 and _TEST.fullmatch(asked[0]) is not None


def may_collect(words: Sequence[str], asked: str) -> bool:
    """Return whether a runner of tests may collect a file: it is given a folder around it, or no path at all."""
    if purpose_of_words(tuple(words)) is not Purpose.TEST:
        return False
    paths = [word.removeprefix("./").rstrip("/") for word in words[1:] if "/" in word or word.endswith(".py")]
    return not paths or any(asked.startswith(f"{path}/") or "$" in path or path in ("", ".") for path in paths)


def doubt_of(words: Sequence[str], asked: str, snapshot: Snapshot) -> str:
    """Return why a command that names a script may run none, or no test of it; empty where nothing says so."""
    script = untracked_script(request_of(asked), snapshot)
    if script is not None:
        return f"no tracked file is called like `{script}`"
    if not is_test((asked,)):
        return ""
    tool, *rest = tool_of(list(words))
    if tool in _FILTERING and any(map(_LEAVING_OUT.fullmatch, rest)):
        return "it is told to leave tests out"
    if is_python(words[0]) and "-m" not in words and _only_defines(asked.removeprefix("./"), snapshot):
        return "that only defines its tests: nothing in the file runs them"
    return ""


def _only_defines(path: str, snapshot: Snapshot) -> bool:
    try:
        return snapshot.presence(path) is Presence.FILE and not runs_itself(snapshot.read(path))
    except UnreadableError:
        return False
