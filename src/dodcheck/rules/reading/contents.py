"""What is wrong with a file that should be evidence by being there."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import NamedTuple

from dodcheck.formats.known import format_problem
from dodcheck.formats.problem import UnreadProblem
from dodcheck.formats.utf16 import UTF16_MARKS
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.hollow.lack import Lack
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.snapshot.unwrapped import unwrap

_VISIBLE = re.compile(rb"[\x21-\x7e]")


EMPTY_BY_CUSTOM = frozenset({"__init__.py", ".gitkeep", ".keep", ".nojekyll", "py.typed"})
"""Names of files that may be empty."""
POINTER_BEGINS = b"version https://git-lfs.github.com/spec/v1\n"
"""How every file begins that only says where Git LFS keeps its content."""
_POINTER = re.compile(re.escape(POINTER_BEGINS) + rb"(?:ext-[^\n]+\n)*oid sha256:[0-9a-f]{64}\nsize [0-9]+\n?")


class Fault(NamedTuple):
    """Why a file does not count: the words follow its path."""

    path: str
    outcome: Outcome
    why: str
    unknown: Unknown | None = None
    line: int | None = None


def fault_of(snapshot: Snapshot, path: str, form: str | None = None) -> Fault | None:
    """Return what is wrong with a tracked file, ``None`` where it is good.

    ``form`` is the format it must have (`json`, `yaml` …), where that is not for its suffix to say.
    """
    fault = _looked_at(snapshot, path, form)
    if isinstance(fault, Fault):
        return fault
    # A document with a statement about itself holds that statement, which is masked here.
    return None if path in unwrap(snapshot).masked else _hollow(snapshot, path, fault)


def unfit(snapshot: Snapshot, path: str) -> Fault | None:
    """Return why a file can't be read for what it holds, ``None`` where it can, however little that is."""
    fault = _looked_at(snapshot, path, None)
    return fault if isinstance(fault, Fault) else None


def _looked_at(snapshot: Snapshot, path: str, form: str | None) -> bytes | Fault:
    try:
        data = snapshot.read(path)
    except UnreadableError as problem:
        outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
        return Fault(path, outcome, f"can't be read: {problem.message}", problem.unknown)
    if is_blank(data):
        return _blank(path, data)
    return _misformed(path, data, form) or data


def _misformed(path: str, data: bytes, form: str | None) -> Fault | None:
    problem = format_problem(f"{path}.{form}" if form else path, data)
    if not problem:
        return None
    if is_pointer(data):
        why = "is a pointer of Git LFS, whose content is no part of the repository"
        return Fault(path, Outcome.UNKNOWN, why, Unknown.OUTSIDE)
    at = f" (line {problem.line})" if problem.line else ""
    if isinstance(problem, UnreadProblem):
        return Fault(path, Outcome.UNKNOWN, f"can't be checked{at}: {problem}", Unknown.SKIPPED, problem.line)
    return Fault(path, Outcome.FAILS, f"does not parse{at}: {problem}", line=problem.line)


def _hollow(snapshot: Snapshot, path: str, data: bytes) -> Fault | None:
    """Return what keeps a file that is there, and valid, from being what its name promises."""
    from dodcheck.rules.hollow.look import lack_of  # noqa: PLC0415 - lazy: recognition needs the options only

    if is_test_file(path) and not _tests_something(data):
        return Fault(path, Outcome.UNKNOWN, "is there, but holds no test that can fail", Unknown.PARTIAL)
    lack = lack_of(path, data) or _of_owners(snapshot, path, data)
    if lack is None:
        return None
    if lack.certain:
        return Fault(path, Outcome.FAILS, lack.why, line=lack.line)
    return Fault(path, Outcome.UNKNOWN, lack.why, Unknown.PARTIAL, lack.line)


def _of_owners(snapshot: Snapshot, path: str, data: bytes) -> Lack | None:
    if posixpath.basename(path) != "CODEOWNERS":
        return None
    from dodcheck.rules.ownership.giving import lack_of  # noqa: PLC0415 - lazy: one file has such a name

    return lack_of(snapshot, path, data)


def _blank(path: str, data: bytes) -> Fault:
    if posixpath.basename(path) in EMPTY_BY_CUSTOM:
        why = "is there and empty, which by custom is all it needs to be"
        return Fault(path, Outcome.UNKNOWN, why, Unknown.PARTIAL)
    return Fault(path, Outcome.FAILS, "holds nothing that can be seen" if data else "is empty")


def is_pointer(data: bytes) -> bool:
    """Return whether a file only says where Git LFS keeps its content."""
    return _POINTER.fullmatch(data) is not None


def is_blank(data: bytes) -> bool:
    """Return whether bytes hold nothing to see: no character but white space, control and invisible ones."""
    utf16 = data.startswith(UTF16_MARKS)
    if not utf16 and _VISIBLE.search(data):
        return False
    text = data.decode("utf-16" if utf16 else "utf-8", "replace")
    return all(unicodedata.category(char)[0] in "ZC" for char in set(text))


def is_test_file(path: str) -> bool:
    """Return whether pytest would look for tests in a file of that name."""
    name = posixpath.basename(path)
    return name.endswith(".py") and (name.startswith("test_") or name.endswith("_test.py"))


def _tests_something(data: bytes) -> bool:
    from dodcheck.formats.pytests import has_assertion  # noqa: PLC0415 - lazy: only test files need Python's parser

    return has_assertion(data)
