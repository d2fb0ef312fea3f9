"""Whether the tests that a command asks for are there at all, as far as names of files and tests tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.workflows.audit.options import option_value
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.severity import Severity

_MOST_FILES = 500
_MOST_BYTES = 500_000
_ADDS = re.compile(
    r"\b(?:add_test|gtest_add_tests|\w{1,40}_discover_tests|\w{0,40}add_\w{0,40}(?:unit)?tests?\w{0,20})\s*\("
)
_ENABLES = re.compile(r"(?i)\b(?:enable_testing\s*\(|include\s*\(\s*CTest\b)")
_SWITCHED_OFF = frozenset({"-DBUILD_TESTING=OFF", "-DBUILD_TESTING=0", "-DBUILD_TESTING=FALSE", "-DBUILD_TESTING=NO"})
_NAMES = re.compile(r"\^?([A-Za-z_]\w*)\$?")
_CATEGORY = re.compile(r"(?:Test)?Category=([A-Za-z_]\w*)")
_TESTS_OF_GO = re.compile(r"^func ((?:Test|Example|Fuzz)\w*)\(", re.MULTILINE)


class NoTestsFound(NamedTuple):
    """That a command finds no test, or that nobody can tell: what is told, and how bad it is."""

    message: str
    severity: Severity


def no_tests_found(subject: Subject, words: Sequence[str]) -> NoTestsFound | None:
    """Return that a runner that is content without tests finds none."""
    match words[0]:
        case "ctest" if option_value(words, ("--no-tests",)) is None and not {"-S", "-N", "--version"} & {*words}:
            return _of_ctest(subject)
        case "go" if words[1:2] == ("test",):
            return _of_go(subject.snapshot, option_value(words, ("-run", "--run", "-test.run")))
        case "dotnet" if words[1:2] == ("test",):
            return _of_dotnet(subject.snapshot, option_value(words, ("--filter",)))
        case "python" | "python3" | "unittest":
            return _of_unittest(subject.snapshot, words)
        case _:
            return None


def _of_ctest(subject: Subject) -> NoTestsFound | None:
    snapshot = subject.snapshot
    if any(
        word in _SWITCHED_OFF for command_at in subject.of_programs(frozenset({"cmake"})) for word in command_at.texts
    ):
        message = "`cmake` leaves the tests out, and without `--no-tests=error` `ctest` passes when it finds none"
        return NoTestsFound(message, Severity.MEDIUM)
    files = [*snapshot.glob("**/CMakeLists.txt"), *snapshot.glob("**/*.cmake")]
    if not files:
        return None
    texts = list(_texts(snapshot, files))
    enabled = any(_ENABLES.search(text) for text in texts) and any(_ADDS.search(text) for text in texts)
    if enabled or len(files) > _MOST_FILES:
        return NoTestsFound("without `--no-tests=error` `ctest` passes when it finds no test", Severity.LOW)
    message = "no `CMakeLists.txt` adds a test, and `ctest` passes when it finds none"
    return NoTestsFound(message, Severity.MEDIUM)


def _of_go(snapshot: Snapshot, asked: str | None) -> NoTestsFound | None:
    if not asked:
        return None
    wanted = [_NAMES.fullmatch(part) for part in asked.strip("()").partition("/")[0].split("|")]
    files = snapshot.glob("**/*_test.go")
    if not all(wanted) or not files or len(files) > _MOST_FILES:
        return None
    names = [name for text in _texts(snapshot, files) for name in _TESTS_OF_GO.findall(text)]
    for match in wanted:
        exact, begins = (match[0].endswith("$"), match[0].startswith("^")) if match else (False, False)
        text = match[1] if match else ""
        if any(
            (name == text) if exact and begins else name.startswith(text) if begins else text in name for name in names
        ):
            return None
    return NoTestsFound(
        f"no test of the repository has a name that `-run {asked}` fits, and `go test` passes", Severity.MEDIUM
    )


def _of_dotnet(snapshot: Snapshot, asked: str | None) -> NoTestsFound | None:
    match = _CATEGORY.fullmatch(asked or "")
    files = [*snapshot.glob("**/*.cs"), *snapshot.glob("**/*.fs"), *snapshot.glob("**/*.vb")]
    if match is None or not files or len(files) > _MOST_FILES:
        return None
    if any(match[1] in text for text in _texts(snapshot, files)):
        return None
    return NoTestsFound(
        f"no source file names the category of `--filter {asked}`, and `dotnet test` passes", Severity.MEDIUM
    )


def _of_unittest(snapshot: Snapshot, words: Sequence[str]) -> NoTestsFound | None:
    if "unittest" not in words[:3] or "discover" not in words[:5]:
        return None
    folder = (option_value(words, ("-s", "--start-directory")) or ".").strip("./")
    pattern = option_value(words, ("-p", "--pattern")) or "test*.py"
    if any("$" in text for text in (folder, pattern)):
        return None
    files = snapshot.glob(f"{folder}/**/*.py" if folder else "**/*.py")
    if any(fnmatchcase(path.rpartition("/")[2], pattern) for path in files):
        return None
    return NoTestsFound(
        f"no file is named `{pattern}` there, and `unittest` of Python before 3.12 passes", Severity.MEDIUM
    )


def _texts(snapshot: Snapshot, files: Sequence[str]) -> Iterator[str]:
    for path in files[:_MOST_FILES]:
        try:
            data = snapshot.read(path)
            if len(data) <= _MOST_BYTES:
                yield decode_data(data)
        except (UnreadableError, FormatProblem):
            continue
